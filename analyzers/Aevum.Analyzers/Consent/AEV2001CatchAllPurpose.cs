using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Consent;

/// <summary>AEV2001: a purpose that is blank or covers everything. The words are decided by the same code as in the kernel.</summary>
internal sealed class AEV2001CatchAllPurpose : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.CatchAllPurpose);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var values = registration.Values;
        ConsentProperty.OnWrite(registration, ["Purpose", "Name"], (context, _, value) => Check(context, value, values));
    }

    private static void Check(OperationAnalysisContext context, IOperation purpose, ValueAnalysis values)
    {
        foreach (var value in values.ValuesOf(purpose, context.CancellationToken).Known)
        {
            if (value.Value is null or string && CatchAllPurpose.Matches(value.Text))
            {
                context.Report(Descriptor, purpose.Syntax, value.Origin, value.Text ?? "null");
                return;
            }
        }
    }
}
