using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Benchmarks;

/// <summary>One rule in an analyzer of its own: the compiler counts time for each analyzer, and an analyzer of the kit has all rules of an area.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RuleAnalyzer(KitRule rule) : KitAnalyzer(rule)
{
    public string Name { get; } = rule.GetType().Name;
}
