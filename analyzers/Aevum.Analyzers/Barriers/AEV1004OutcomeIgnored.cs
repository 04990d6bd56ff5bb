using Aevum.Analyzers.Common;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>AEV1004: nobody looks at the envelope of a governed call. A governed call is one of the engine's, or of code generated for a declared purpose.</summary>
internal sealed class AEV1004OutcomeIgnored : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.OutcomeIgnored);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        if (!registration.Kernel.OutputEnvelope.Exists)
        {
            return;
        }

        registration.OnCallTo(
            method => method.ReturnType is INamedTypeSymbol { TypeArguments.Length: 1 } && IsGoverned(method, registration.Kernel),
            context => Check(context, registration));
    }

    private static void Check(OperationAnalysisContext context, RuleRegistration registration)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.ReturnType is not INamedTypeSymbol { TypeArguments: [var result] } || !registration.Kernel.OutputEnvelope.Is(result))
        {
            return;
        }

        if (!new OutcomeUse(registration.Values, context.CancellationToken).IsLookedAt(call))
        {
            context.Report(Descriptor, call.Syntax, null, call.TargetMethod.Name);
        }
    }

    private static bool IsGoverned(IMethodSymbol method, KernelSymbols kernel)
    {
        if (kernel.Engine.Is(method.ContainingType))
        {
            return true;
        }

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.GetAttributes().Any(attribute => attribute is { AttributeClass.Name: "GeneratedCodeAttribute", ConstructorArguments: [{ Value: string tool }, ..] } && tool.StartsWith("Aevum", StringComparison.Ordinal)))
            {
                return true;
            }
        }

        return false;
    }
}
