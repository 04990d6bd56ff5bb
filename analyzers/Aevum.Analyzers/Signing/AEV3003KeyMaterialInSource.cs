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
    private const string Mark = "KeyMaterialAttribute";

    protected override bool RespectsGuards => false;

    protected override void RegisterShipped(RuleRegistration registration)
    {
        var assemblies = new KitAssemblies(registration.Kernel);
        var sinks = new KeySinks(registration.Kernel, assemblies, new InProcessSigners(registration.Kernel, registration.Values));
        registration.OnOperation(OperationKind.ObjectCreation, context => CheckArguments(context, registration, sinks, ((IObjectCreationOperation)context.Operation).Constructor, ((IObjectCreationOperation)context.Operation).Arguments));
        registration.OnOperation(OperationKind.Invocation, context => CheckArguments(context, registration, sinks, ((IInvocationOperation)context.Operation).TargetMethod, ((IInvocationOperation)context.Operation).Arguments));
        registration.OnOperation(OperationKind.SimpleAssignment, context => CheckWrite(context, registration, assemblies, sinks));
    }

    private void CheckArguments(OperationAnalysisContext context, RuleRegistration registration, KeySinks sinks, IMethodSymbol? method, ImmutableArray<IArgumentOperation> arguments)
    {
        if (method is null || arguments.IsEmpty || !sinks.IsSink(method))
        {
            return;
        }

        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && !argument.IsImplicit && sinks.WantedAt(method, parameter, context.CancellationToken) is { } isWanted)
            {
                Report(context, registration, argument.Value, isWanted);
            }
        }
    }

    private void CheckWrite(OperationAnalysisContext context, RuleRegistration registration, KitAssemblies assemblies, KeySinks sinks)
    {
        var write = (ISimpleAssignmentOperation)context.Operation;
        ISymbol? member = write.Target switch
        {
            IPropertyReferenceOperation property => property.Property,
            IFieldReferenceOperation field => field.Field,
            _ => null,
        };
        if (member is null || !assemblies.Contains(member.ContainingAssembly) || !KeySinks.CanCarryKey(write.Target.Type))
        {
            return;
        }

        if (TypeMarks.Mark(member.OriginalDefinition, Mark) is not null)
        {
            Report(context, registration, write.Value, KeySinks.AnyMaterial);
        }
        else if (sinks.Clients.IsClientOrOptions(member.ContainingType))
        {
            Report(context, registration, write.Value, KeySinks.PrivatePem);
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
