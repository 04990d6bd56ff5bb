using System.Collections.Immutable;
using Aevum.Analyzers.Common;
using Aevum.Analyzers.Kit;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Benchmarks;

/// <summary>Asks for the operations that most rules ask for and does nothing with them: what the compiler charges for being called.</summary>
internal sealed class EmptyRule : KitRule
{
    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [AEV9012AnalysisIncomplete.Descriptor];

    public override void Register(RuleRegistration registration)
    {
        foreach (var kind in new[] { OperationKind.Invocation, OperationKind.ObjectCreation, OperationKind.SimpleAssignment })
        {
            registration.OnOperation(kind, static _ => { });
        }
    }
}
