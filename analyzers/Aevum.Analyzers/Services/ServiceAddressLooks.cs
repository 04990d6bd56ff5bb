using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Services;

/// <summary>Where the address of a service can be written.</summary>
internal sealed class ServiceAddressLooks(ServiceClients clients, KitAssemblies assemblies, ValueAnalysis values, int service)
{
    private const string Mark = "ServiceAddressAttribute";

    public ServiceClients Clients { get; } = clients;

    public InsecureAddress Addresses { get; } = new(values);

    public HttpClientFaults Faults { get; } = new(values);

    /// <summary>True for text and <c>Uri</c>.</summary>
    public static bool IsAddressType(ITypeSymbol? type) =>
        type is { SpecialType: SpecialType.System_String } or { Name: "Uri", ContainingNamespace.Name: "System" };

    /// <summary>Where the insecure address is written that <paramref name="write"/> gives to a member of a client or its options; null when it gives none.</summary>
    public SyntaxNode? AddressIn(ISimpleAssignmentOperation write, CancellationToken cancellationToken)
    {
        var isAddress = write.Target is IMemberReferenceOperation { Member: IPropertySymbol or IFieldSymbol } target && IsAddressType(target.Type) && IsAddress(target.Member);
        return isAddress ? Addresses.Find(write.Value, cancellationToken) : null;
    }

    /// <summary>True for a member that is marked as the address of this service, and for every member of its clients and their options.</summary>
    public bool IsAddress(ISymbol member) =>
        assemblies.Contains(member.ContainingAssembly) && (IsMarked(member) || Clients.IsClientOrOptions(member.ContainingType));

    /// <summary>True when a parameter of <paramref name="method"/> takes the address of this service.</summary>
    public bool HasMarkedParameter(IMethodSymbol method) =>
        assemblies.Contains(method.ContainingAssembly) && method.Parameters.Any(IsMarked);

    /// <summary>True when <paramref name="symbol"/> is marked as the address of this service.</summary>
    public bool IsMarked(ISymbol? symbol) =>
        symbol is not null && TypeMarks.Mark(symbol.OriginalDefinition, Mark) is { ConstructorArguments: [{ Value: int marked }] } && marked == service;

    /// <summary>The insecure address that a call of <c>SetEnvironmentVariable</c> gives to <paramref name="variable"/>, or null.</summary>
    public IOperation? SetsVariable(IInvocationOperation call, string variable, CancellationToken cancellationToken)
    {
        if (call.Arguments.Length < 2 || !values.ValuesOf(call.Arguments[0].Value, cancellationToken).Known.Any(name => string.Equals(name.Text, variable, StringComparison.OrdinalIgnoreCase)))
        {
            return null;
        }

        return Addresses.Find(call.Arguments[1].Value, cancellationToken) is null ? null : call.Arguments[1].Value;
    }
}
