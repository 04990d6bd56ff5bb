using System.Globalization;
using Aevum.Analyzers.Values;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Tests.Values;

/// <summary>Compiles a piece of source and asks for the values that reach the last call of <c>See</c>.</summary>
internal static class ValueProbe
{
    /// <summary>What <paramref name="body"/> shows: the known values in order, and <c>?</c> when there can be others.</summary>
    public static async Task<string> SeenAsync(string body) => Display(await ValuesAsync(body));

    /// <summary>The values that a method with <paramref name="body"/> shows.</summary>
    public static Task<PossibleValues> ValuesAsync(string body, bool isBroken = false) => ValuesInAsync($$"""
        static void Run(bool flag, int number, string outside, DateTime when, ulong wide)
        {
            {{body}}
        }
        """, isBroken);

    /// <summary>The values that a class with <paramref name="member"/> shows.</summary>
    public static async Task<PossibleValues> ValuesInAsync(string member, bool isBroken = false)
    {
        var source = $$"""
            using System;
            using System.Collections.Generic;
            using System.Collections.Immutable;
            using System.Linq;
            using System.Threading.Tasks;
            class Probe
            {
                static readonly string Field = "f";
                static readonly DateTime Unset;
                static string Get { get; } = "g";
                static string Body => "h";
                static string Block { get { return "b"; } }
                static string Arrow { get => "w"; }
                static string Again => Mutable == "x" ? Again : "a";
                static string Mutable { get; set; } = "m";
                static string Helper() { if (Mutable == "x") { return "i"; } return "j"; }
                static string Two() => Two2();
                static string Two2() => "t";
                static string Echo(string text) => text;
                static string Endless() => Endless();
                static string Default(string text = "d") => Echo(text);
                static async Task<string> Later() { await Task.Yield(); return "l"; }
                static (string, (string, string)) Nested() => default;
                static bool See(object? value) => true;
                static string Same(string value) => value + Mutable;
                static void Pair(object? first, object? second) { }
                static void Other() { }
                static void Out(out string value) => value = "o";
                static void OutTime(out DateTime value) => value = default;
                {{member}}
            }
            class Box
            {
                public string Fixed { get; } = "x";
                public string Free { get; init; } = "y";
                public DateTime Date { get; set; }
                public DateTime MaxValue { get; set; }
                public DateTime MinValue { get; set; }
                public virtual DateTime Parse(string text) => default;
                public virtual string[] Distinct(string[] texts) => texts;
                public override string ToString() => "z";
            }
            static class Generic<T>
            {
                public static readonly string Set;
                static Generic() { Set = "s"; }
            }
            readonly struct Shift
            {
                public static implicit operator Shift(int value) => default;
                public static TimeSpan operator -(Shift left, TimeSpan right) => right;
            }
            """;
        var project = new TestProject { Files = [new TestFile("/test/Probe.cs", source)] };
        using var workspace = new AdhocWorkspace();
        var compilation = (CSharpCompilation)(await project.AddTo(workspace.CurrentSolution, text => text).GetCompilationAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(isBroken, compilation.GetDiagnostics(TestContext.Current.CancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var tree = compilation.SyntaxTrees[0];
        var model = compilation.GetSemanticModel(tree);
        var call = (await tree.GetRootAsync(TestContext.Current.CancellationToken)).DescendantNodes().OfType<InvocationExpressionSyntax>().Last(each => each.Expression is IdentifierNameSyntax { Identifier.ValueText: "See" });
        var argument = ((IInvocationOperation)model.GetOperation(call, TestContext.Current.CancellationToken)!).Arguments[0].Value;
        return ValueAnalysis.For(compilation).ValuesOf(argument, TestContext.Current.CancellationToken);
    }

    /// <summary>The known values in order, separated by bars, and <c>?</c> when there can be others.</summary>
    public static string Display(PossibleValues values) =>
        string.Join('|', values.Known.Select(value => Display(value.Value)).Order(StringComparer.Ordinal).Concat(values.IsComplete ? [] : ["?"]));

    private static string Display(object? value) => value switch
    {
        null => "null",
        PartialText partial => partial.Render("~"),
        Moment { IsAbsolute: true } moment => new DateTime(moment.Ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Moment { Anchor: var anchor } moment => $"{(anchor as ISymbol)?.Name ?? anchor}+{new TimeSpan(moment.Ticks)}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
