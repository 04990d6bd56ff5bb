using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Deployment;

/// <summary>AEV5003: verification at start is switched off, and the same method does not verify the chain itself.</summary>
internal sealed class AEV5003StartWithoutVerification() : ShippedRule(RuleDescriptors.Create(RuleCatalogue.StartWithoutVerification))
{
    protected override void RegisterShipped(RuleRegistration registration) =>
        registration.OnWriteTo(registration.Kernel.Options, context => Check(context, registration));

    private void Check(OperationAnalysisContext context, RuleRegistration registration)
    {
        var write = (ISimpleAssignmentOperation)context.Operation;
        if (write.Target is not IPropertyReferenceOperation { Property.Name: "VerifyOnStart" })
        {
            return;
        }

        foreach (var value in registration.Values.ValuesOf(write.Value, context.CancellationToken).Known)
        {
            if (value.Value is false && !Verifies(FlowGraphs.RootOf(write), registration.Kernel))
            {
                ReportUnlessGuarded(context, registration, write, new Finding(write.Value.Syntax, string.Empty, value.Origin));
                return;
            }
        }
    }

    private static bool Verifies(IOperation root, KernelSymbols kernel) => root.Descendants().Any(operation => operation switch
    {
        IInvocationOperation call => call.TargetMethod.Name == "VerifySigchainAsync" && kernel.Engine.Is(call.TargetMethod.ContainingType),
        IMethodReferenceOperation reference => reference.Method.Name == "VerifySigchainAsync" && kernel.Engine.Is(reference.Method.ContainingType),
        _ => false,
    });
}
