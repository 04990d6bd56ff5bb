using Aevum.Analyzers.Barriers.Reflection;
using Aevum.Analyzers.Common;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Barriers;

/// <summary>AEV1008: reflection with computed names, or <c>dynamic</c>, on types of the kernel: what it reaches cannot be decided.</summary>
internal sealed class AEV1008KernelUseNotVerifiable : KitRule
{
    private static readonly DiagnosticDescriptor Descriptor = RuleDescriptors.Create(RuleCatalogue.KernelUseNotVerifiable);

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = [Descriptor];

    public override void Register(RuleRegistration registration)
    {
        if (KernelMembers.Of(registration.Kernel).IsFriend(registration.Compilation))
        {
            return;
        }

        var calls = new ReflectionCalls(registration.Kernel, registration.Values);
        ReflectionCalls.OnCall(registration, context => CheckCall(context, calls));
        registration.OnOperation(OperationKind.MethodReference, context => CheckMethodGroup(context, calls));
        registration.OnOperation(OperationKind.DynamicMemberReference, context => CheckDynamic(context, registration));
    }

    private static void CheckCall(OperationAnalysisContext context, ReflectionCalls calls)
    {
        if (calls.Find((IInvocationOperation)context.Operation, context.CancellationToken) is { IsDecided: false } finding)
        {
            context.Report(Descriptor, finding.Place, null, finding.Means, finding.Target);
        }
    }

    private static void CheckMethodGroup(OperationAnalysisContext context, ReflectionCalls calls)
    {
        if (calls.Find((IMethodReferenceOperation)context.Operation, context.CancellationToken) is { } finding)
        {
            context.Report(Descriptor, finding.Place, null, finding.Means, finding.Target);
        }
    }

    private static void CheckDynamic(OperationAnalysisContext context, RuleRegistration registration)
    {
        var reference = (IDynamicMemberReferenceOperation)context.Operation;
        if (reference.Instance is not { Type.TypeKind: TypeKind.Dynamic } instance)
        {
            return;
        }

        var target = new ReflectedTypes(registration.Kernel, registration.Values, context.CancellationToken).OfObject(instance);
        if (!target.IsEmpty)
        {
            context.Report(Descriptor, reference.Parent is IDynamicInvocationOperation call ? call.Syntax : reference.Syntax, null, "dynamic call", target.ToString());
        }
    }
}
