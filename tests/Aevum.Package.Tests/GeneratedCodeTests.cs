namespace Aevum.Package.Tests;

/// <summary>Typed consent from the packed package, compiled by the real SDK: what is declared compiles, what goes beyond it does not.</summary>
public sealed class GeneratedCodeTests(PackedKit kit)
{
    private const string Purpose = """
        namespace App;

        using Aevum;

        public readonly record struct CustomerId(string SubjectId) : IConsentSubject;

        public readonly record struct EmployeeId(string SubjectId) : IConsentSubject;

        [ConsentPurpose("order-tracking", Grantee = "order-agent", Operations = ConsentOperations.Query, ValidForDays = 30, Subject = typeof(CustomerId))]
        public sealed partial class OrderTracking;
        """;

    [Fact]
    public async Task Declared_use_compiles_under_warnings_as_errors_and_marks_the_assembly()
    {
        var consumer = Consumer("generated").With("App/Use.cs", """
            namespace App;

            using Aevum;

            public static class Use
            {
                public static async Task<OutputEnvelope> ReadAsync(AevumEngine engine, CancellationToken ct) =>
                    (await OrderTracking.For(engine).QueryAsync(new CustomerId("ada"), ct)).EnsureOk();

                public static ConsentGrant Grant() => OrderTracking.Grant(new CustomerId("ada"), DateTimeOffset.UnixEpoch);
            }
            """);

        var built = await consumer.BuildAsync("-c", "Release", "-p:TreatWarningsAsErrors=true", "-p:AnalysisLevel=latest-all", "-p:GenerateDocumentationFile=true", "-p:NoWarn=CS1591", "-p:EmitCompilerGeneratedFiles=true", "-p:CompilerGeneratedFilesOutputPath=generated", "-p:CodeAnalysisTreatWarningsAsErrors=false");

        Assert.True(built.Succeeded, built.Output);
        Assert.DoesNotContain(".g.cs", built.Output, StringComparison.Ordinal);
        var mark = await File.ReadAllTextAsync(Path.Combine(consumer.Folder, "App/generated/Aevum.Generators/Aevum.Generators.AevumGenerator/Aevum.Declarations.g.cs"), TestContext.Current.CancellationToken);
        Assert.Contains("posture: \"production\"", mark, StringComparison.Ordinal);
        Assert.Contains("Name: \"order-tracking\"", mark, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Use_beyond_the_declaration_does_not_compile()
    {
        var consumer = Consumer("beyond").With("App/Use.cs", """
            namespace App;

            using Aevum;

            public static class Use
            {
                public static object Replay(AevumEngine engine) => OrderTracking.For(engine).ReplayAsync("audit");
                public static object Employee(AevumEngine engine) => OrderTracking.For(engine).QueryAsync(new EmployeeId("eve"));
            }
            """);

        var built = await consumer.BuildAsync("-c", "Debug");

        Assert.Equal([new BuildError("CS1061", "Use.cs", 7), new BuildError("CS1503", "Use.cs", 8)], built.Errors);
    }

    [Theory]
    [InlineData("RunAnalyzers")]
    [InlineData("RunAnalyzersDuringBuild")]
    public async Task A_debug_build_without_analyzers_is_refused_as_a_shipped_one_is(string property)
    {
        var built = await Consumer("debug-" + property).BuildAsync("-c", "Debug", $"-p:{property}=false");

        Assert.Equal(["AEV9001"], built.ErrorIds);
        Assert.Contains($"{property}=false switches the analyzers off; remove the property", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_validity_that_is_over_stops_the_build()
    {
        var built = await kit.NewConsumer("validity").WithProject(Tests.Consumer.Reference()).With("App/Purpose.cs", Purpose.Replace("ValidForDays = 30", "ValidForDays = 0", StringComparison.Ordinal)).BuildAsync("-c", "Debug");

        Assert.Equal([new BuildError("AEV9008", "Purpose.cs", 9)], built.Errors);
        const string Message = "error AEV9008: ValidForDays of 'OrderTracking' is 0; a grant lasts 1 to 3,650 days";
        Assert.Contains(Message, built.Output, StringComparison.Ordinal);
        Assert.Contains(Message, await File.ReadAllTextAsync(Path.Combine(PackedKit.RepositoryRoot, "docs/generators.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Consumer Consumer(string name) => kit.NewConsumer(name).WithProject(Tests.Consumer.Reference()).With("App/Purpose.cs", Purpose);
}
