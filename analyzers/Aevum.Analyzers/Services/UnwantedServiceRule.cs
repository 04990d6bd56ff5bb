using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Services;

/// <summary>
/// A rule that refuses some implementations of a service: wherever an object of such a type comes to be, wherever it is registered, and where an
/// engine is started without the service, because the default is an unwanted one.
/// </summary>
internal abstract class UnwantedServiceRule(DiagnosticDescriptor descriptor, string option) : ShippedRule(descriptor)
{
    protected abstract UnwantedTypes TypesOf(RuleRegistration registration);

    /// <summary>True when an object of an unwanted type is made for something else than the service.</summary>
    protected virtual bool IsHarmless(IOperation creation) => false;

    protected sealed override void RegisterShipped(RuleRegistration registration)
    {
        var types = TypesOf(registration);
        var ways = new ServiceCreations(types, registration.Kernel, registration.Values);
        registration.OnCreationOf(ways.CanMake, context => CheckCreation(context, registration, ways));
        registration.OnCallTo(ways.CanMake, context => CheckCall(context, registration, ways));
        registration.OnOperation(OperationKind.MethodReference, context => CheckMethodGroup(context, registration, ways));
        registration.OnOperation(OperationKind.DefaultValue, context => CheckDefault(context, registration, types));
        registration.OnWriteTo(registration.Kernel.Options, context => CheckWrite(context, registration, ((ISimpleAssignmentOperation)context.Operation).Target, ((ISimpleAssignmentOperation)context.Operation).Value));
        registration.OnOperation(OperationKind.DeconstructionAssignment, context => CheckTuple(context, registration));
        registration.OnCallTo(registration.Kernel.Engine, context => CheckStart(context, registration));
    }

    private void CheckCreation(OperationAnalysisContext context, RuleRegistration registration, ServiceCreations ways)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (ways.MadeBy(creation, context.CancellationToken) is { } made && !IsHarmless(creation))
        {
            ReportUnlessGuarded(context, registration, creation, new Finding(creation.Syntax, made.Name));
        }
    }

    private void CheckCall(OperationAnalysisContext context, RuleRegistration registration, ServiceCreations ways)
    {
        var call = (IInvocationOperation)context.Operation;
        if (ways.MadeBy(call, context.CancellationToken) is { } made && !IsHarmless(call))
        {
            ReportUnlessGuarded(context, registration, call, new Finding(call.Syntax, made.Name));
        }
    }

    private void CheckMethodGroup(OperationAnalysisContext context, RuleRegistration registration, ServiceCreations ways)
    {
        var reference = (IMethodReferenceOperation)context.Operation;
        if (ways.MadeBy(reference, context.CancellationToken) is { } made)
        {
            ReportUnlessGuarded(context, registration, reference, new Finding(reference.Syntax, made.Name));
        }
    }

    private void CheckDefault(OperationAnalysisContext context, RuleRegistration registration, UnwantedTypes types)
    {
        if (context.Operation.Type is { TypeKind: TypeKind.Struct } type && types.Contains(type, context.CancellationToken))
        {
            ReportUnlessGuarded(context, registration, context.Operation, new Finding(context.Operation.Syntax, type.Name));
        }
    }

    private void CheckTuple(OperationAnalysisContext context, RuleRegistration registration)
    {
        foreach (var (target, value) in TupleWrites.Of((IDeconstructionAssignmentOperation)context.Operation))
        {
            CheckWrite(context, registration, target, value);
        }
    }

    private void CheckWrite(OperationAnalysisContext context, RuleRegistration registration, IOperation target, IOperation written)
    {
        if (target is not IPropertyReferenceOperation { Property: var property } || property.Name != option || !registration.Kernel.Options.Is(property.ContainingType))
        {
            return;
        }

        foreach (var value in registration.Values.ValuesOf(written, context.CancellationToken).Known)
        {
            if (value.Value is null)
            {
                ReportUnlessGuarded(context, registration, context.Operation, new Finding(written.Syntax, "null", value.Origin));
                return;
            }
        }
    }

    private void CheckStart(OperationAnalysisContext context, RuleRegistration registration)
    {
        var call = (IInvocationOperation)context.Operation;
        foreach (var argument in call.Arguments.Where(argument => registration.Kernel.Options.Is(argument.Parameter?.Type)))
        {
            if (EngineOptions.LackingCreation(argument.Value, option, registration.Values, context.CancellationToken) is { } creation)
            {
                ReportUnlessGuarded(context, registration, call, new Finding(argument.Value.Syntax, "null", creation.Syntax));
            }
        }
    }
}
