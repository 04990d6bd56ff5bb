using Aevum.Testing;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Tests;

public sealed class SealTests
{
    private const string Suppress = "System.Diagnostics.CodeAnalysis.SuppressMessage";

    [Theory]
    [InlineData("RunAnalyzers", "false", true)]
    [InlineData("RunAnalyzers", "False", true)]
    [InlineData("RunAnalyzersDuringBuild", "false", true)]
    [InlineData("RunAnalyzers", "true", false)]
    [InlineData("RunAnalyzersDuringBuild", "true", false)]
    [InlineData("RunAnalyzersDuringLiveAnalysis", "false", false)]
    public void A_build_without_analyzers_is_refused_in_every_posture(string property, string value, bool isRefused)
    {
        foreach (var build in new[] { BuildProperties.Development, BuildProperties.Production, BuildProperties.Production.With("AevumPosture", "regulated"), BuildProperties.Production.With("IsTestProject", "true") })
        {
            var run = Scenario.Run(Scenario.Compile(Scenario.SupportTicket), build.With(property, value));

            Assert.Equal(isRefused ? ["AEV9001"] : [], run.Diagnostics.Select(fault => fault.Id));
        }
    }

    [Fact]
    public void RunAnalyzers_comes_before_RunAnalyzersDuringBuild_as_in_the_compilers_targets()
    {
        var run = Scenario.Run(Scenario.Compile(Scenario.SupportTicket), BuildProperties.Production.With("RunAnalyzers", "true").With("RunAnalyzersDuringBuild", "false"));

        Assert.Empty(run.Diagnostics);
    }

    [Fact]
    public void The_report_is_an_error_that_nothing_configures_and_says_how_to_repair()
    {
        var run = Scenario.Run(Scenario.Compile(Scenario.SupportTicket), BuildProperties.Production.With("RunAnalyzers", "false"));

        var fault = Assert.Single(run.Diagnostics);
        Assert.Equal(DiagnosticSeverity.Error, fault.Severity);
        Assert.Contains(WellKnownDiagnosticTags.NotConfigurable, fault.Descriptor.CustomTags);
        Assert.Equal(
            "The safety analysis of this build is not complete: RunAnalyzers=false switches the analyzers off; remove the property",
            fault.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("AEV1001", true, true)]
    [InlineData("AEV1004", true, true)]
    [InlineData("AEV2001:a catch-all", true, true)]
    [InlineData(" aev2003 ", true, true)]
    [InlineData("AEV3001", false, true)]
    [InlineData("AEV5002", false, true)]
    [InlineData("AEV9011", false, true)]
    [InlineData("CA1822", false, false)]
    [InlineData("AEV", false, false)]
    [InlineData("AEVX001", false, false)]
    public void A_suppression_is_refused_by_area_and_posture(string checkId, bool inDevelopment, bool inProduction)
    {
        var compilation = Scenario.Compile($"class C {{ [{Suppress}(\"Safety\", \"{checkId}\")] void M() {{ }} }}");

        Assert.Equal(inDevelopment ? ["AEV9001"] : [], Scenario.Run(compilation, BuildProperties.Development).Diagnostics.Select(fault => fault.Id));
        Assert.Equal(inProduction ? ["AEV9001"] : [], Scenario.Run(compilation, BuildProperties.Production).Diagnostics.Select(fault => fault.Id));
    }

    [Theory]
    [InlineData("[assembly: {0}(\"x\", \"AEV1001\", Scope = \"module\")]")]
    [InlineData("[module: {0}(\"x\", \"AEV1001\")]")]
    [InlineData("[{0}(\"x\", \"AEV1001\")] class C;")]
    [InlineData("class C {{ [{0}(\"x\", \"AEV1001\")] int _field; }}")]
    [InlineData("class C {{ [return: {0}(\"x\", \"AEV1001\")] int M() => 1; }}")]
    [InlineData("class C {{ void M([{0}(\"x\", \"AEV1001\")] int p) {{ }} }}")]
    [InlineData("class C {{ int P {{ [{0}(\"x\", \"AEV1001\")] get => 1; }} }}")]
    [InlineData("class C {{ void M() {{ [{0}(\"x\", \"AEV1001\")] void Local() {{ }} Local(); }} }}")]
    [InlineData("class C {{ System.Action M() => [{0}(\"x\", \"AEV1001\")] () => {{ }}; }}")]
    [InlineData("class C<[{0}(\"x\", \"AEV1001\")] T>;")]
    [InlineData("using S = {0}Attribute; [S(\"x\", \"AEV1001\")] class C;")]
    [InlineData("class C {{ const string Id = \"AEV\" + \"1001\"; [{0}(checkId: Id, category: \"x\")] void M() {{ }} }}")]
    [InlineData("[{0}(\"x\", \"CA1822\"), {0}(\"x\", \"AEV1001\")] class C;")]
    public void A_suppression_is_found_wherever_it_stands(string source)
    {
        foreach (var attribute in new[] { Suppress, "System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage" })
        {
            var run = Scenario.Run(Scenario.Compile(string.Format(System.Globalization.CultureInfo.InvariantCulture, source, attribute)));

            var fault = Assert.Single(run.Diagnostics);
            Assert.Contains("suppresses AEV1001", fault.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
            Assert.Equal("/src/File0.cs", fault.Location.GetLineSpan().Path);
        }
    }

    [Fact]
    public void Where_an_attribute_would_hide_the_report_the_generated_code_does_not_compile()
    {
        var source = $"[assembly: {Suppress}(\"x\", \"AEV9001\")] class C {{ [{Suppress}(\"x\", \"AEV1001\")] void M() {{ }} }}";

        var run = Scenario.Run(Scenario.Compile(source));

        var error = Assert.Single(run.Output.GetDiagnostics(), fault => fault.Severity == DiagnosticSeverity.Error);
        Assert.Equal("CS1029", error.Id);
        Assert.StartsWith("#error: 'AEV9001: The safety analysis of this build is not complete: an attribute suppresses AEV1001;", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_without_the_kit_may_do_as_it_likes()
    {
        var run = Scenario.Run(Scenario.Compile(TestReferences.Net10, $"[{Suppress}(\"x\", \"AEV1001\")] class C;"), BuildProperties.Production.With("RunAnalyzers", "false"));

        Assert.Empty(run.Diagnostics);
    }
}
