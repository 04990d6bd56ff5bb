using Aevum.Analyzers.Common;
using Aevum.Analyzers.Services;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Signing;

/// <summary>AEV3003: private key material in source reaches a signer, a key import or an option of the kit. A guard does not excuse it: the key is published either way.</summary>
internal sealed class AEV3003KeyMaterialInSource() : ShippedRule(RuleDescriptors.Create(RuleCatalogue.KeyMaterialInSource))
{
    protected override bool RespectsGuards => false;

    protected override void RegisterShipped(RuleRegistration registration)
    {
        var sinks = new KeySinks(KitAssemblies.Of(registration.Kernel), new InProcessSigners(registration.Kernel, registration.Values));
        registration.OnCreationOf(sinks.IsSink, context => CheckArguments(context, registration, sinks, ((IObjectCreationOperation)context.Operation).Constructor!, ((IObjectCreationOperation)context.Operation).Arguments));
        registration.OnCallTo(sinks.IsSink, context => CheckArguments(context, registration, sinks, ((IInvocationOperation)context.Operation).TargetMethod, ((IInvocationOperation)context.Operation).Arguments));
        registration.OnWriteTo(sinks.IsSink, context => CheckWrite(context, registration));
    }

    private void CheckArguments(OperationAnalysisContext context, RuleRegistration registration, KeySinks sinks, IMethodSymbol method, ImmutableArray<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && sinks.WantedAt(method, parameter, context.CancellationToken) is { } isWanted)
            {
                Report(context, registration, argument.Value, isWanted);
            }
        }
    }

    private void CheckWrite(OperationAnalysisContext context, RuleRegistration registration)
    {
        var write = (ISimpleAssignmentOperation)context.Operation;
        if (write.Target is IMemberReferenceOperation { Member: var member })
        {
            Report(context, registration, write.Value, KeySinks.WantedIn(member));
        }
    }

    private void Report(OperationAnalysisContext context, RuleRegistration registration, IOperation value, Func<string?, bool> isWanted)
    {
        if (new ConstantBytes(registration.Values, context.CancellationToken).Find(value, isWanted) is { } origin)
        {
            ReportUnlessGuarded(context, registration, value, new Finding(value.Syntax, string.Empty, origin));
        }
    }
}
