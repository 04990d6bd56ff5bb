using System.Collections.Immutable;
using System.Reflection;
using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Benchmarks;

/// <summary>What is measured side by side.</summary>
internal static class AnalyzerSets
{
    /// <summary>The analyzers of the kit.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Kit() => [.. typeof(Barriers.BarriersAnalyzer).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>The same rules, each in an analyzer of its own.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Rules() => [.. Kit().Cast<KitAnalyzer>().SelectMany(analyzer => analyzer.Rules).Select(rule => new RuleAnalyzer(rule))];

    /// <summary>The floor.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Empty() => [new RuleAnalyzer(new EmptyRule())];

    /// <summary>RS0030.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> BannedApi() => [.. Directory.EnumerateFiles(BenchmarkFiles.BannedApiAnalyzers, "*.dll")
        .Select(Assembly.LoadFrom)
        .Select(assembly => assembly.GetType("Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.CSharpSymbolIsBannedAnalyzer"))
        .OfType<Type>()
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>The name under which an analyzer is listed.</summary>
    public static string NameOf(DiagnosticAnalyzer analyzer) => analyzer is RuleAnalyzer rule ? rule.Name : analyzer.GetType().Name;
}
