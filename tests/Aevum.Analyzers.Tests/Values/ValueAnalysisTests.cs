using System.Globalization;
using Aevum.Analyzers.Values;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Tests.Values;

public sealed class ValueAnalysisTests
{
    [Theory]
    [InlineData("See(\"a\");", "a")]
    [InlineData("var x = \"a\"; See(x);", "a")]
    [InlineData("var x = \"a\"; x = \"b\"; See(x);", "b")]
    [InlineData("var x = \"a\"; if (flag) { x = \"b\"; } See(x);", "a|b")]
    [InlineData("string x; if (flag) { x = \"a\"; } else { x = \"b\"; } See(x);", "a|b")]
    [InlineData("var x = \"a\"; if (flag) { x = \"b\"; return; } See(x);", "a")]
    [InlineData("var x = \"a\"; while (flag) { See(x); x = \"b\"; }", "a|b")]
    [InlineData("var x = \"a\"; try { x = \"b\"; Other(); } catch { See(x); }", "a|b")]
    [InlineData("var x = \"a\"; x += \"b\"; See(x);", "?")]
    [InlineData("var x = \"a\"; Out(out x); See(x);", "?")]
    [InlineData("See(flag ? \"a\" : \"b\");", "a|b")]
    [InlineData("See(flag ? \"a\" : throw new Exception());", "a")]
    [InlineData("See((string?)null ?? \"b\");", "b")]
    [InlineData("See(outside ?? \"b\");", "b|?")]
    [InlineData("See(number switch { 1 => \"a\", 2 => \"b\", _ => outside });", "a|b|?")]
    [InlineData("See($\"a{number}b\");", "a~b")]
    [InlineData("const int N = 3; See($\"a{N}b\");", "a3b")]
    [InlineData("var n = 3; See(\"a\" + n);", "a3")]
    [InlineData("See($\"{number:x}\");", "~")]
    [InlineData("See(nameof(Other) + string.Empty);", "Other")]
    [InlineData("See(Field);", "f")]
    [InlineData("See(Get);", "g")]
    [InlineData("See(Body);", "h")]
    [InlineData("See(Mutable);", "?")]
    [InlineData("See(Helper());", "i|j")]
    [InlineData("See(Two());", "?")]
    [InlineData("See(Echo(\"k\"));", "k")]
    [InlineData("See(Endless());", "?")]
    [InlineData("See(Default());", "?")]
    [InlineData("string L() => \"l\"; See(L());", "l")]
    [InlineData("var x = \"a\"; Action f = () => See(x);", "a")]
    [InlineData("var x = \"a\"; Action f = () => x = \"b\"; See(x);", "a|b")]
    [InlineData("var (x, y) = (\"a\", \"b\"); See(y);", "b")]
    [InlineData("foreach (var x in new[] { \"a\", \"b\" }) { See(x); }", "a|b")]
    [InlineData("See(new string('x', 3));", "xxx")]
    [InlineData("string? x = null; x ??= \"b\"; See(x);", "b|null")]
    [InlineData("See(string.Format(\"{0}\", \"a\"));", "?")]
    [InlineData("See(outside.Trim());", "?")]
    [InlineData("See(1 | number);", "?")]
    [InlineData("var one = 1; var two = 2; See(one | two);", "3")]
    [InlineData("See(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero).AddDays(1));", "2026-01-03")]
    [InlineData("See(DateTimeOffset.Parse(\"2026-05-01\"));", "2026-05-01")]
    [InlineData("See((DateTimeOffset)DateTime.MaxValue);", "9999-12-31")]
    [InlineData("See(TimeSpan.FromHours(36));", "1.12:00:00")]
    public async Task Values_are_what_can_reach_the_place(string body, string expected) => Assert.Equal(expected, await SeenAsync(body));

    [Fact]
    public async Task A_long_chain_of_locals_ends_without_overflow()
    {
        var body = "var x0 = \"a\";" + string.Concat(Enumerable.Range(1, 2000).Select(i => $"var x{i} = flag ? x{i - 1} : \"{i}\";")) + "See(x2000);";

        Assert.NotEqual(string.Empty, await SeenAsync(body));
    }

    private static async Task<string> SeenAsync(string body)
    {
        var source = $$"""
            using System;
            static class Probe
            {
                static readonly string Field = "f";
                static string Get { get; } = "g";
                static string Body => "h";
                static string Mutable { get; set; } = "m";
                static string Helper() { if (Mutable == "x") { return "i"; } return "j"; }
                static string Two() => Two2();
                static string Two2() => "t";
                static string Echo(string text) => text;
                static string Endless() => Endless();
                static string Default(string text = "d") => Echo(text);
                static void See(object? value) { }
                static void Other() { }
                static void Out(out string value) => value = "o";
                static void Run(bool flag, int number, string outside)
                {
                    {{body}}
                }
            }
            """;
        var project = new TestProject { Files = [new TestFile("/test/Probe.cs", source)] };
        using var workspace = new AdhocWorkspace();
        var compilation = (CSharpCompilation)(await project.AddTo(workspace.CurrentSolution, text => text).GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        var call = (await tree.GetRootAsync(TestContext.Current.CancellationToken)).DescendantNodes().OfType<InvocationExpressionSyntax>().Last(each => each.Expression is IdentifierNameSyntax { Identifier.ValueText: "See" });
        var argument = ((IInvocationOperation)model.GetOperation(call, TestContext.Current.CancellationToken)!).Arguments[0].Value;
        var values = ValueAnalysis.For(compilation).ValuesOf(argument, TestContext.Current.CancellationToken);
        return string.Join('|', values.Known.Select(value => Display(value.Value)).Order(StringComparer.Ordinal).Concat(values.IsComplete ? [] : ["?"]));
    }

    private static string Display(object? value) => value switch
    {
        null => "null",
        PartialText partial => partial.Render("~"),
        Moment moment => new DateTime(moment.Ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
