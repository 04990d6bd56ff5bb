using System.Collections.Immutable;
using Aevum.Testing;

namespace Aevum.Analyzers.Tests.Harness;

public sealed class AnalyzerTestTests
{
    private const string Marked = "class C { int {|PROBE1:bad|}; int good; }";

    [Fact]
    public Task A_case_whose_findings_are_marked_passes() => RunAsync(Marked);

    [Theory]
    [InlineData("class C { int bad; }", "surplus  PROBE1")]
    [InlineData("class C { int {|PROBE1:good|}; }", "missing  PROBE1")]
    [InlineData("class C { int {|PROBE2:bad|}; }", "missing  PROBE2")]
    [InlineData("class C { {|PROBE1:int bad|}; }", "missing  PROBE1")]
    [InlineData("class C { int {|#0:good|}; int {|PROBE1:bad|}; }", "missing additional location")]
    [InlineData("class C { Missing {|PROBE1:bad|}; }", "CS0246")]
    [InlineData("class C { string {|PROBE1:bad|}; }", "CS8618")]
    public async Task A_case_that_differs_fails_and_says_how(string source, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<HarnessException>(() => RunAsync(source))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(1, "the probe throws")]
    [InlineData(2, "again")]
    [InlineData(3, "Without the library")]
    [InlineData(4, "as generated code")]
    [InlineData(5, "with nullable off")]
    [InlineData(6, "as C# 13")]
    public async Task An_analyzer_that_misbehaves_fails_its_case(int fault, string message) =>
        Assert.Contains(message, (await Assert.ThrowsAsync<HarnessException>(() => RunAsync(Marked, (ProbeFault)fault))).Message, StringComparison.Ordinal);

    [Fact]
    public Task Sections_of_a_config_file_apply_to_their_files() => new AnalyzerTest
    {
        Project = new TestProject
        {
            Files = [new TestFile("/test/a/A.cs", "class A { int bad; }"), new TestFile("/test/b/B.cs", "class B { int {|PROBE1:bad|}; }")],
            ConfigFiles = [new TestFile("/test/.editorconfig", "root = true\n[a/*.cs]\ndotnet_diagnostic.PROBE1.severity = none\n")],
        },
        Analyzers = () => [new ProbeAnalyzer()],
    }.RunAsync(TestContext.Current.CancellationToken);

    [Fact]
    public async Task Properties_reach_the_options_of_the_analyzers()
    {
        var project = new TestProject { Files = [new TestFile("/test/A.cs", "class A;")], Properties = new Dictionary<string, string> { ["AevumPosture"] = "production" }.ToImmutableDictionary() };
        using var workspace = new Microsoft.CodeAnalysis.AdhocWorkspace();

        var options = project.AddTo(workspace.CurrentSolution, text => text).AnalyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions;

        Assert.True(options.TryGetValue("build_property.AevumPosture", out var posture));
        Assert.Equal("production", posture);
    }

    private static Task RunAsync(string source, ProbeFault fault = ProbeFault.None) => new AnalyzerTest
    {
        Project = new TestProject { Files = [new TestFile("/test/Test.cs", source)] },
        Analyzers = () => [new ProbeAnalyzer(fault)],
    }.RunAsync(TestContext.Current.CancellationToken);
}
