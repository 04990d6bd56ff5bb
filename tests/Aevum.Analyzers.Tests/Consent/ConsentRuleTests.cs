using Aevum.Analyzers.Consent;
using Aevum.Testing;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Tests.Consent;

/// <summary>What the rules about consent compare with, where the corpus does not look.</summary>
public sealed class ConsentRuleTests
{
    private const string Declaration = """[ConsentPurpose("support-ticket", Operations = ConsentOperations.Query, Grantee = "agent-1")] public sealed partial class Support;""";

    private const string Grant = """new ConsentGrant { GrantId = "g", SubjectId = "s-1", GranteeId = "a-1", Purpose = "support-ticket", Operations = ConsentOperations.Query, GrantedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), ExpiresAt = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) }""";

    [Fact]
    public Task A_declaration_that_writes_null_as_its_grantee_is_incomplete_and_not_a_catch_all() => KitTest.RunAsync("""
        [{|AEV9010:ConsentPurpose("support-ticket", Operations = ConsentOperations.Query, Grantee = null)|}] public sealed partial class Support;
        """);

    [Fact]
    public Task The_text_of_another_attribute_declares_no_purpose() => KitTest.RunAsync(Declaration + """

        [Obsolete("billing")] internal static class Old;
        internal static class Start { internal static QueryRequest Make() => new() { SubjectIds = ["s-1"], Actor = "a-1", Purpose = {|AEV2006:"billing"|} }; }
        """);

    [Fact]
    public async Task A_purpose_that_a_referenced_project_declares_is_declared()
    {
        using var workspace = new AdhocWorkspace();
        var library = (KitTest.Project("""[ConsentPurpose("billing", Operations = ConsentOperations.Query, Grantee = "agent-1")] public sealed partial class Billing;""") with { AssemblyName = "Library" })
            .AddTo(workspace.CurrentSolution, text => text);
        var reference = (await library.GetCompilationAsync(TestContext.Current.CancellationToken))!.ToMetadataReference();
        var project = KitTest.Project(Declaration + """

            internal static class Start
            {
                internal static QueryRequest Make() => new() { SubjectIds = ["s-1"], Actor = "a-1", Purpose = "billing" };
                internal static QueryRequest Other() => new() { SubjectIds = ["s-1"], Actor = "a-1", Purpose = {|AEV2006:"marketing"|} };
            }
            """);

        await (KitTest.Case(project with { References = [.. project.References, reference] }) with { Modes = TestModes.All & ~TestModes.WithoutLibrary }).RunAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public Task A_copy_of_a_copy_keeps_the_beginning_that_the_first_copy_wrote() => KitTest.RunBodyAsync($$"""
        var first = {{Grant}};
        var second = first with { GrantedAt = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) };
        var third = second with { ExpiresAt = {|AEV2005:new DateTimeOffset(2026, 1, 15, 0, 0, 0, TimeSpan.Zero)|} };
        """);

    [Fact]
    public Task A_grant_that_is_copied_in_a_loop_is_followed_only_so_far() => KitTest.RunBodyAsync($$"""
        var grant = {{Grant}};
        foreach (var day in outside)
        {
            grant = grant with { ExpiresAt = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) };
        }
        """);

    [Theory]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("", "abc", 3)]
    [InlineData("same", "same", 0)]
    public void The_distance_of_two_texts_is_the_number_of_letters_to_change(string left, string right, int expected) => Assert.Equal(expected, TextDistance.Between(left, right));

    [Fact]
    public void Texts_too_long_to_be_a_purpose_are_far_from_everything()
    {
        var tooLong = new string('a', 257);

        Assert.Equal(int.MaxValue, TextDistance.Between(tooLong, "a"));
        Assert.Equal(int.MaxValue, TextDistance.Between("a", tooLong));
        Assert.Equal(255, TextDistance.Between(tooLong[1..], "a"));
    }
}
