using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Services;

/// <summary>
/// A rule that refuses to reach a service without transport security: an <c>http://</c> address that is not this machine, or certificates that nobody
/// checks. Only what belongs to a client of the service is looked at.
/// </summary>
internal abstract class ServiceAddressRule(DiagnosticDescriptor descriptor, int service) : ShippedRule(descriptor)
{
    private static readonly string[] Hosts = ["HttpClient", "HttpMessageInvoker", "HttpRequestMessage"];

    protected abstract ServiceClients ClientsIn(KitAssemblies assemblies);

    /// <summary>The environment variable that carries the address of the service; null when there is none.</summary>
    protected virtual string? AddressVariable => null;

    protected sealed override void RegisterShipped(RuleRegistration registration)
    {
        var assemblies = KitAssemblies.Of(registration.Kernel);
        var clients = ClientsIn(assemblies);
        var looks = new ServiceAddressLooks(clients, assemblies, registration.Values, service);
        registration.OnWriteTo(member => IsConnection(member) || looks.IsAddress(member), context => CheckWrite(context, registration, looks));
        registration.OnOperation(OperationKind.CompoundAssignment, context => CheckInside(context, registration, clients, looks));
        registration.OnCreationOf(
            constructor => IsRequest(constructor.ContainingType) || clients.IsClientOrOptions(constructor.ContainingType) || looks.HasMarkedParameter(constructor),
            context => CheckCreation(context, registration, clients, looks));
        registration.OnCallTo(
            method => SetsVariable(method) || method.Name == "AddHttpClient" || Hosts.Contains(method.ContainingType?.Name, StringComparer.Ordinal) || looks.HasMarkedParameter(method),
            context => CheckCall(context, registration, clients, looks));
    }

    /// <summary>A property of what connections are made with.</summary>
    private static bool IsConnection(ISymbol member) => member is IPropertySymbol { ContainingType.ContainingNamespace.Name: "Http" or "Security" or "Net" };

    private static bool IsRequest(ITypeSymbol? type) => type is { Name: "Uri" or "HttpRequestMessage", ContainingNamespace.Name: "System" or "Http" };

    private bool SetsVariable(IMethodSymbol method) => method.Name == "SetEnvironmentVariable" && AddressVariable is not null;

    private void CheckWrite(OperationAnalysisContext context, RuleRegistration registration, ServiceAddressLooks looks)
    {
        var write = (ISimpleAssignmentOperation)context.Operation;
        if (looks.AddressIn(write, context.CancellationToken) is { } origin)
        {
            ReportUnlessGuarded(context, registration, write, new Finding(write.Value.Syntax, "http://", origin));
            return;
        }

        CheckInside(context, registration, looks.Clients, looks);
    }

    /// <summary>What a client does with its own connections.</summary>
    private void CheckInside(OperationAnalysisContext context, RuleRegistration registration, ServiceClients clients, ServiceAddressLooks looks)
    {
        if (context.Operation is IAssignmentOperation { Target: IPropertyReferenceOperation { Property: var property } } write && IsConnection(property)
            && clients.IsInsideClient(context.ContainingSymbol) && looks.Faults.IsFault(write, context.CancellationToken))
        {
            ReportUnlessGuarded(context, registration, write, FindingOf(write));
        }
    }

    private void CheckCreation(OperationAnalysisContext context, RuleRegistration registration, ServiceClients clients, ServiceAddressLooks looks)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (clients.IsClientOrOptions(creation.Type!))
        {
            CheckArguments(context, registration, creation.Arguments, looks);
            return;
        }

        if (looks.HasMarkedParameter(creation.Constructor!))
        {
            CheckArguments(context, registration, [.. creation.Arguments.Where(argument => looks.IsMarked(argument.Parameter))], looks);
            return;
        }

        if (clients.IsInsideClient(context.ContainingSymbol)
            && creation.Arguments.FirstOrDefault(argument => looks.Addresses.Find(argument.Value, context.CancellationToken) is not null) is { } address
            && !IsPartOfReportedWrite(creation, looks, context.CancellationToken))
        {
            ReportUnlessGuarded(context, registration, creation, new Finding(address.Value.Syntax, "http://"));
        }
    }

    private static bool IsPartOfReportedWrite(IOperation creation, ServiceAddressLooks looks, CancellationToken cancellationToken)
    {
        var value = creation;
        while (value.Parent is IConversionOperation or IConditionalOperation or ICoalesceOperation)
        {
            value = value.Parent;
        }

        return value.Parent is ISimpleAssignmentOperation write && (looks.Faults.IsFault(write, cancellationToken) || looks.AddressIn(write, cancellationToken) is not null);
    }

    private void CheckArguments(OperationAnalysisContext context, RuleRegistration registration, ImmutableArray<IArgumentOperation> arguments, ServiceAddressLooks looks)
    {
        foreach (var argument in arguments)
        {
            if (ServiceAddressLooks.IsAddressType(argument.Parameter?.Type) && looks.Addresses.Find(argument.Value, context.CancellationToken) is { } origin)
            {
                ReportUnlessGuarded(context, registration, argument, new Finding(argument.Value.Syntax, "http://", origin));
            }
            else if (Hosts.Contains(argument.Parameter?.Type.Name, StringComparer.Ordinal) || argument.Parameter?.Type.Name == "HttpMessageHandler")
            {
                ReportFaults(context, registration, looks.Faults.Of(argument.Value, context.CancellationToken));
            }
        }
    }

    private void CheckCall(OperationAnalysisContext context, RuleRegistration registration, ServiceClients clients, ServiceAddressLooks looks)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (SetsVariable(method) && looks.SetsVariable(call, AddressVariable!, context.CancellationToken) is { } address)
        {
            ReportUnlessGuarded(context, registration, call, new Finding(address.Syntax, "http://"));
            return;
        }

        // A typed client is configured by the calls that follow its registration.
        if (method.Name == "AddHttpClient" && method.TypeArguments.Any(clients.IsClient))
        {
            ReportFaults(context, registration, looks.Faults.Below(OutermostCall(call), context.CancellationToken));
            return;
        }

        if (Hosts.Contains(method.ContainingType?.Name, StringComparer.Ordinal) && clients.IsInsideClient(context.ContainingSymbol))
        {
            CheckArguments(context, registration, call.Arguments, looks);
            return;
        }

        if (looks.HasMarkedParameter(method))
        {
            CheckArguments(context, registration, [.. call.Arguments.Where(argument => looks.IsMarked(argument.Parameter))], looks);
        }
    }

    private static IOperation OutermostCall(IOperation call)
    {
        var current = call;
        while (current.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.IsExtensionMethod: true } next })
        {
            current = next;
        }

        return current;
    }

    private void ReportFaults(OperationAnalysisContext context, RuleRegistration registration, IEnumerable<IOperation> faults)
    {
        foreach (var fault in faults)
        {
            ReportUnlessGuarded(context, registration, context.Operation, FindingOf((IAssignmentOperation)fault));
        }
    }

    private static Finding FindingOf(IAssignmentOperation write)
    {
        var isAddress = write.Target is IPropertyReferenceOperation { Property.Name: "BaseAddress" };
        return new Finding(write.Value.Syntax, isAddress ? "http://" : ((IPropertyReferenceOperation)write.Target).Property.Name);
    }
}
