using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Consent;

/// <summary>AEV2003: a subject, grantee or actor that is blank or stands for everybody. The words are decided by the same code as in the kernel.</summary>
internal sealed class AEV2003CatchAllIdentity : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.CatchAllIdentity);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var values = registration.Values;
        ConsentProperty.OnWrite(registration, ["SubjectId", "GranteeId", "Grantee", "Actor", "Proposer"], (context, name, value) => Check(context, name, value.Syntax, new ValueSource(value, null), values));
        ConsentProperty.OnWrite(registration, ["SubjectIds"], (context, name, value) => CheckElements(context, name, value, values));
    }

    private static void CheckElements(OperationAnalysisContext context, string name, IOperation collection, ValueAnalysis values)
    {
        foreach (var element in values.ElementsOf(collection, context.CancellationToken))
        {
            var place = collection.Syntax.Contains(element.Operation.Syntax) ? element.Operation.Syntax : collection.Syntax;
            Check(context, name, place, element, values);
        }
    }

    private static void Check(OperationAnalysisContext context, string name, SyntaxNode place, ValueSource identity, ValueAnalysis values)
    {
        foreach (var value in values.ValuesOf(identity, context.CancellationToken).Known)
        {
            // A declaration without a grantee is incomplete, which AEV9010 reports.
            if (value.Value is null or string && !(value.Value is null && name == "Grantee") && CatchAllIdentity.Matches(value.Text))
            {
                context.Report(Descriptor, place, value.Origin, name, value.Text ?? "null");
                return;
            }
        }
    }
}
