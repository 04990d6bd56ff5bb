using Aevum.Analyzers.Guards;
using Aevum.Analyzers.Kit;
using Aevum.Analyzers.Postures;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Common;

/// <summary>
/// A rule about what is shipped: it registers nothing in the development posture and in test projects, and is silent where every path has proved
/// that the environment is Development.
/// </summary>
internal abstract class ShippedRule(DiagnosticDescriptor descriptor) : KitRule
{
    public sealed override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [descriptor, AEV9012AnalysisIncomplete.Descriptor];

    protected DiagnosticDescriptor Descriptor => descriptor;

    /// <summary>False for the rules that hold behind a guard too.</summary>
    protected virtual bool RespectsGuards => true;

    public sealed override void Register(RuleRegistration registration)
    {
        if (AppliesTo(PostureOptions.From(registration.Start.Options.AnalyzerConfigOptionsProvider.GlobalOptions)))
        {
            RegisterShipped(registration);
        }
    }

    /// <summary>Registers; called only where the rule applies.</summary>
    protected abstract void RegisterShipped(RuleRegistration registration);

    protected virtual bool AppliesTo(PostureOptions options) => options.IsShipped;

    /// <summary>Reports the finding unless <paramref name="sink"/>, the operation that does the harm, is guarded.</summary>
    protected void ReportUnlessGuarded(OperationAnalysisContext context, RuleRegistration registration, IOperation sink, Finding finding)
    {
        var verdict = RespectsGuards ? GuardAnalysis.For(registration.Values).Judge(sink, context.ContainingSymbol, context.CancellationToken) : GuardVerdict.Unguarded;
        if (verdict == GuardVerdict.Guarded)
        {
            return;
        }

        context.Report(descriptor, finding.Place, finding.Origin, finding.Properties ?? ImmutableDictionary<string, string?>.Empty, finding.Argument);
        if (verdict == GuardVerdict.TooLarge)
        {
            context.Report(AEV9012AnalysisIncomplete.Descriptor, finding.Place, null, context.ContainingSymbol.Name, descriptor.Id);
        }
    }
}
