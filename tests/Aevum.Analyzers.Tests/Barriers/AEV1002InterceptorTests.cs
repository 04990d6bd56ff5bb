using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Analyzers.Tests.Barriers;

public sealed class AEV1002InterceptorTests
{
    private const string Attribute = """
        namespace System.Runtime.CompilerServices
        {
            [AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
            internal sealed class InterceptsLocationAttribute(int version, string data) : Attribute { internal object Both => (version, data); }
        }
        """;

    [Fact]
    public Task An_interceptor_on_a_call_of_the_engine_is_reported() =>
        RunAsync("class C { async Task M(AevumEngine engine) => (await {|AEV1002:engine.QueryAsync(null!)|}).EnsureOk(); }", "QueryAsync",
            "public static ValueTask<OutputEnvelope> Replaced(this AevumEngine engine, QueryRequest r, CancellationToken ct = default) => default;");

    [Fact]
    public Task An_interceptor_on_a_call_of_an_envelope_is_reported() =>
        RunAsync("class C { async Task M(AevumEngine engine) { var envelope = await engine.QueryAsync(null!); {|AEV1002:envelope.EnsureOk()|}; } }", "EnsureOk",
            "public static OutputEnvelope Replaced(this OutputEnvelope envelope) => envelope;");

    [Fact]
    public Task An_interceptor_on_a_barrier_is_reported() =>
        RunAsync("class C { bool M() => {|AEV1001:{|AEV1002:Barriers.CheckCrisis(\"x\")|}|}.IsClear; }", "CheckCrisis",
            "public static BarrierVerdict Replaced(string text) => default!;");

    [Fact]
    public Task An_interceptor_on_another_call_is_silent() =>
        RunAsync("class C { string M(string text) => text.Trim(); }", "Trim", "public static string Replaced(this string text) => text;");

    private static async Task RunAsync(string source, string intercepted, string method)
    {
        var test = KitTest.Case(KitTest.Project(source, Attribute));
        using var workspace = new AdhocWorkspace();
        var compilation = (CSharpCompilation)(await test.Project.AddTo(workspace.CurrentSolution, text => MarkedText.Parse(text, null).Text).GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var tree = compilation.SyntaxTrees.First(each => each.FilePath == "/test/Test0.cs");
        var call = (await tree.GetRootAsync(TestContext.Current.CancellationToken)).DescendantNodes().OfType<InvocationExpressionSyntax>().First(each => each.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == intercepted);
        var location = compilation.GetSemanticModel(tree).GetInterceptableLocation(call, TestContext.Current.CancellationToken)!;
        var interceptor = $"namespace Generated {{ static class Interceptors {{ {location.GetInterceptsLocationAttributeSyntax()} {method} }} }}";

        // The location names the file and its content, so the case runs as it is.
        await (test with { Project = KitTest.Project(source, Attribute, interceptor), Modes = TestModes.Again }).RunAsync(TestContext.Current.CancellationToken);
    }
}
