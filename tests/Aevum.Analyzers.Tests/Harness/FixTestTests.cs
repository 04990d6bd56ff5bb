using Aevum.Testing;

namespace Aevum.Analyzers.Tests.Harness;

/// <summary>A case for a fix fails when the fix does, and says why.</summary>
public sealed class FixTestTests
{
    private const string Before = "class C { int {|PROBE1:bad|}; }";
    private const string After = "class C { int good; }";

    [Fact]
    public Task A_fix_that_does_as_the_case_says_passes() => RunAsync(FixFault.None, Before, After);

    [Fact]
    public Task A_finding_that_no_fix_is_offered_for_passes_where_that_is_expected() => RunAsync(FixFault.OffersNothing, Before, null);

    [Theory]
    [InlineData(FixFault.OffersNothing, "No fix is offered")]
    [InlineData(FixFault.ChangesNothing, "still offered after")]
    [InlineData(FixFault.HasNoKey, "an equivalence key of its own")]
    [InlineData(FixFault.HasOneKeyTwice, "an equivalence key of its own")]
    [InlineData(FixFault.OffersTwo, "Several actions are offered")]
    [InlineData(FixFault.HasNoFixAll, "has no Fix All")]
    [InlineData(FixFault.DiffersInDocument, "Fix All in document")]
    [InlineData(FixFault.DiffersInProject, "Fix All in project")]
    [InlineData(FixFault.DiffersInSolution, "Fix All in solution")]
    public Task A_fix_that_misbehaves_fails_its_case(FixFault fault, string message) => FailsAsync(message, fault, Before, After);

    [Fact]
    public Task A_fix_where_none_may_be_offered_fails() => FailsAsync("A fix is offered where none may be", FixFault.None, Before, null);

    [Fact]
    public Task Another_text_than_the_expected_one_fails() => FailsAsync("one by one: /test/Test.cs is not as expected", FixFault.None, Before, "class C { int  good; }");

    [Fact]
    public Task A_finding_that_remains_without_a_mark_fails() =>
        FailsAsync("surplus  PROBE1", FixFault.FixesTheFirstOnly, "class C { int {|PROBE1:bad|}; class D { int {|PROBE1:bad|}; } }", "class C { int good; class D { int bad; } }");

    [Fact]
    public Task A_mark_that_the_fix_took_away_fails() => FailsAsync("missing  PROBE1", FixFault.None, Before, "class C { int {|PROBE1:good|}; }");

    [Fact]
    public Task A_fix_that_introduces_a_compiler_error_fails() => FailsAsync("introduces compiler diagnostics: Error CS0103", FixFault.DoesNotCompile, Before, "class C { int good = missing; }");

    [Fact]
    public Task A_case_that_does_not_compile_fails() => FailsAsync("The case does not compile: Error CS0103", FixFault.None, "class C { int {|PROBE1:bad|} = missing; }", "class C { int good = missing; }");

    [Fact]
    public async Task A_case_about_broken_code_that_compiles_fails() =>
        Assert.Contains("and compiles", (await Assert.ThrowsAsync<HarnessException>(() => (Case(FixFault.None, Before, After, null) with { IsBroken = true }).RunAsync(TestContext.Current.CancellationToken))).Message, StringComparison.Ordinal);

    [Fact]
    public Task A_key_that_no_action_has_fails() => FailsAsync("No fix is offered", FixFault.None, Before, After, "Other");

    private static async Task FailsAsync(string message, FixFault fault, string before, string? after, string? key = null) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<HarnessException>(() => RunAsync(fault, before, after, key))).Message, StringComparison.Ordinal);

    private static Task RunAsync(FixFault fault, string before, string? after, string? key = null) => Case(fault, before, after, key).RunAsync(TestContext.Current.CancellationToken);

    private static FixTest Case(FixFault fault, string before, string? after, string? key) => new()
    {
        Before = new AnalyzerTest { Project = new TestProject { Files = [new TestFile("/test/Test.cs", before)] }, Analyzers = () => [new ProbeAnalyzer()] },
        Provider = new ProbeFix(fault),
        Fixed = after is null ? null : [after],
        EquivalenceKey = key,
    };
}
