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
    protected override void RegisterShipped(RuleRegistration registration)
    {
        registration.OnWriteTo(registration.Kernel.Options, context => Check(context, registration, ((ISimpleAssignmentOperation)context.Operation).Target, ((ISimpleAssignmentOperation)context.Operation).Value));
        registration.OnOperation(OperationKind.DeconstructionAssignment, context => CheckTuple(context, registration));
        registration.OnOperation(OperationKind.CompoundAssignment, context => CheckCompound(context, registration));
    }

    private void CheckTuple(OperationAnalysisContext context, RuleRegistration registration)
    {
        foreach (var (target, value) in TupleWrites.Of((IDeconstructionAssignmentOperation)context.Operation))
        {
            Check(context, registration, target, value);
        }
    }

    /// <summary><c>&amp;= false</c> is false whatever was there.</summary>
    private void CheckCompound(OperationAnalysisContext context, RuleRegistration registration)
    {
        if (context.Operation is ICompoundAssignmentOperation { OperatorKind: BinaryOperatorKind.And } write)
        {
            Check(context, registration, write.Target, write.Value);
        }
    }

    private void Check(OperationAnalysisContext context, RuleRegistration registration, IOperation target, IOperation written)
    {
        if (target is not IPropertyReferenceOperation { Property: { Name: "VerifyOnStart" } property } || !registration.Kernel.Options.Is(property.ContainingType))
        {
            return;
        }

        foreach (var value in registration.Values.ValuesOf(written, context.CancellationToken).Known)
        {
            if (value.Value is false && !Verifies(FlowGraphs.RootOf(context.Operation), registration.Kernel))
            {
                ReportUnlessGuarded(context, registration, context.Operation, new Finding(written.Syntax, string.Empty, value.Origin));
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
