using Aevum.Analyzers.Common;
using Aevum.Rules;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Kit;

/// <summary>AEV9012: a function is too large for the guard analysis, or a deployment file too large to be read. Reported by the rules that needed the answer.</summary>
internal static class AEV9012AnalysisIncomplete
{
    public static DiagnosticDescriptor Descriptor { get; } = RuleDescriptors.Create(RuleCatalogue.AnalysisIncomplete);
}
