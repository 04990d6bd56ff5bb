using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>AEV1007: <c>Provenance.SourceId</c> is a constant that is null, blank, or made of invisible characters only.</summary>
internal sealed class AEV1007SourceIdBlank : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.SourceIdBlank);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var values = registration.Values;
        registration.OnWriteTo(registration.Kernel.Provenance, context => Check(context, values));
    }

    private static void Check(OperationAnalysisContext context, ValueAnalysis values)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property.Name: "SourceId" })
        {
            return;
        }

        foreach (var value in values.ValuesOf(assignment.Value, context.CancellationToken).Known)
        {
            if (value.Value is null || (value.Text is { } text && VisibleText.IsBlank(text)))
            {
                context.Report(Descriptor, assignment.Value.Syntax, value.Origin);
                return;
            }
        }
    }
}
