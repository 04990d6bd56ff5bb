using Aevum.Analyzers.Common;
using Aevum.Analyzers.Services;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Policy;

/// <summary>Policy engines that permit whatever is asked: the kernel's, marked ones, and those of this compilation whose every answer is a permit.</summary>
internal sealed class PermissivePolicies(KernelSymbols kernel, ValueAnalysis values) : UnwantedTypes(kernel, kernel.PolicyEngine, kernel.NullPolicyEngine, values)
{
    private readonly KernelType _decision = kernel.Find("Aevum.Policy.PolicyDecision");

    protected override bool? Declares(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (TypeMarks.Mark(type, "PermissivePolicyAttribute") is not null)
        {
            return true;
        }

        var implementation = SourceMembers.Implementation(type, Service, "AuthorizeAsync");
        if (SourceMembers.BodyOf(implementation, Values, cancellationToken) is not { } body)
        {
            return null;
        }

        // What decides by itself is an engine; what leaves the decision to its base is what the base is.
        return AlwaysPermits(body, cancellationToken) ? true : SymbolEqualityComparer.Default.Equals(implementation?.ContainingType, type) ? false : null;
    }

    private bool AlwaysPermits(IOperation body, CancellationToken cancellationToken)
    {
        var returns = SourceMembers.Returns(body).Take(64).ToArray();
        return returns.Length > 0 && returns.All(value => IsPermit(value, cancellationToken)) && !body.Descendants().Any(Denies);
    }

    /// <summary>A thrown exception is a denial, unless it only complains about a missing argument.</summary>
    private static bool Denies(IOperation operation)
    {
        if (operation is not IThrowOperation { Exception: { } exception })
        {
            return false;
        }

        var type = exception is IConversionOperation conversion ? conversion.Operand.Type : exception.Type;
        return type?.Name is not ("ArgumentNullException" or "ArgumentException");
    }

    private bool IsPermit(IOperation value, CancellationToken cancellationToken)
    {
        var sources = Values.SourcesOf(value, cancellationToken);
        return !sources.IsEmpty && sources.All(source => IsPermitItself(source.Operation, cancellationToken));
    }

    private bool IsPermitItself(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        IAwaitOperation wait => IsPermit(wait.Operation, cancellationToken),
        IPropertyReferenceOperation { Property: { Name: "Permit", IsStatic: true } property } => _decision.Is(property.ContainingType),
        IObjectCreationOperation creation when _decision.Is(creation.Type) => SetsPermitted(creation.Initializer, cancellationToken),
        IWithOperation with => with.Initializer.Initializers.Any(IsPermittedWrite) ? SetsPermitted(with.Initializer, cancellationToken) : IsPermit(with.Operand, cancellationToken),
        IInvocationOperation { TargetMethod.Name: "AuthorizeAsync", Instance: { } inner } => Kernel.NullPolicyEngine.Is((inner is IConversionOperation conversion ? conversion.Operand : inner).Type),
        IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [var argument] } => IsPermit(argument.Value, cancellationToken),
        IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "ValueTask" or "Task" }, Arguments: [var argument] } => IsPermit(argument.Value, cancellationToken),
        _ => false,
    };

    private bool SetsPermitted(IObjectOrCollectionInitializerOperation? initializer, CancellationToken cancellationToken)
    {
        return initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(IsPermittedWrite) is { } write
            && Values.ValuesOf(write.Value, cancellationToken) is { IsComplete: true } written && written.Known.All(value => value.Value is true);
    }

    private static bool IsPermittedWrite(IOperation operation) =>
        operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "IsPermitted" } };
}
