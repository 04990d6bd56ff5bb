using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>AEV1006: an application event under a prefix of the kernel. Compared ordinally, as the engine does; a known beginning is enough.</summary>
internal sealed class AEV1006ReservedEventType : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.ReservedEventType);

    private static readonly ImmutableArray<string> Prefixes =
    [
        "ingest.", "query.", "review.", "commit.", "replay.", "barrier.", "policy.", "agent.", "session.", "complication.", "capture.", "context.",
        "consent.", "commitment_key.", "posture.", "transparency.",
    ];

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        var values = registration.Values;
        registration.OnWriteTo(registration.Kernel.CommitRequest, context => Check(context, values));
    }

    /// <summary>True for text that begins with a prefix of the kernel.</summary>
    public static bool IsReserved(string text) => Prefixes.Any(prefix => text.StartsWith(prefix, StringComparison.Ordinal));

    private static void Check(OperationAnalysisContext context, ValueAnalysis values)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property.Name: "EventType" })
        {
            return;
        }

        foreach (var value in values.ValuesOf(assignment.Value, context.CancellationToken).Known)
        {
            if (PartialText.From(value.Value) is { } text && IsReserved(text.Prefix))
            {
                context.Report(Descriptor, assignment.Value.Syntax, value.Origin, text.Render("…"));
                return;
            }
        }
    }
}
