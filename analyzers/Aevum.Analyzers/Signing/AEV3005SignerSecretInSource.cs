using Aevum.Analyzers.Common;
using Aevum.Analyzers.Services;
using Aevum.Analyzers.Values;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Aevum.Analyzers.Signing;

/// <summary>AEV3005: a literal token, PIN or password is handed to a signer.</summary>
internal sealed class AEV3005SignerSecretInSource() : ShippedRule(RuleDescriptors.Create(RuleCatalogue.SignerSecretInSource))
{
    private const string Mark = "SignerSecretAttribute";
    private const string TokenHeader = "X-Vault-Token";
    private static readonly string[] SecretVariables = ["VAULT_TOKEN", "VAULT_SECRET_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
    private static readonly string[] SecretNames = ["Token", "Pin", "Password", "Secret", "SecretKey", "SecretAccessKey", "SecretId", "ApiKey", "Passphrase", "Jwt", "Credential"];

    protected override void RegisterShipped(RuleRegistration registration)
    {
        var assemblies = new KitAssemblies(registration.Kernel);
        var clients = new ServiceClients(registration.Kernel.Signer, assemblies);
        registration.OnOperation(OperationKind.SimpleAssignment, context => CheckWrite(context, registration, assemblies, clients));
        registration.OnOperation(OperationKind.ObjectCreation, context => CheckCreation(context, registration, assemblies, clients));
        registration.OnOperation(OperationKind.Invocation, context => CheckCall(context, registration, assemblies));
    }

    private void CheckWrite(OperationAnalysisContext context, RuleRegistration registration, KitAssemblies assemblies, ServiceClients clients)
    {
        var write = (ISimpleAssignmentOperation)context.Operation;
        ISymbol? member = write.Target switch
        {
            IPropertyReferenceOperation property => property.Property,
            IFieldReferenceOperation field => field.Field,
            _ => null,
        };
        if (member is not null && assemblies.Contains(member.ContainingAssembly) && KeySinks.CanCarryKey(write.Target.Type) && IsSecret(member, clients, member.ContainingType))
        {
            Report(context, registration, write.Value);
        }
    }

    private void CheckCreation(OperationAnalysisContext context, RuleRegistration registration, KitAssemblies assemblies, ServiceClients clients)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Constructor is not { Parameters.Length: > 0 } constructor)
        {
            return;
        }

        if (assemblies.Contains(constructor.ContainingAssembly))
        {
            CheckArguments(context, registration, creation.Arguments, parameter => IsSecret(parameter, clients, constructor.ContainingType));
        }
        else if (constructor.ContainingType.Name == "AuthenticationHeaderValue" && clients.IsInsideClient(context.ContainingSymbol))
        {
            CheckArguments(context, registration, creation.Arguments, static parameter => parameter.Name == "parameter");
        }
    }

    private void CheckCall(OperationAnalysisContext context, RuleRegistration registration, KitAssemblies assemblies)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (method.Name is "Add" or "TryAddWithoutValidation" && method.ContainingType.Name is "HttpHeaders" or "HttpRequestHeaders" && Names(call, registration.Values, context.CancellationToken, TokenHeader))
        {
            Report(context, registration, call.Arguments[1].Value);
        }
        else if (method is { Name: "SetEnvironmentVariable", ContainingType.Name: "Environment" } && Names(call, registration.Values, context.CancellationToken, SecretVariables))
        {
            Report(context, registration, call.Arguments[1].Value);
        }
        else if (assemblies.Contains(method.ContainingAssembly))
        {
            CheckArguments(context, registration, call.Arguments, static parameter => TypeMarks.Mark(parameter.OriginalDefinition, Mark) is not null);
        }
    }

    private void CheckArguments(OperationAnalysisContext context, RuleRegistration registration, ImmutableArray<IArgumentOperation> arguments, Func<IParameterSymbol, bool> isSecret)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { } parameter && !argument.IsImplicit && KeySinks.CanCarryKey(parameter.Type) && isSecret(parameter))
            {
                Report(context, registration, argument.Value);
            }
        }
    }

    /// <summary>Marked, or named like a secret on a signer or its options.</summary>
    private static bool IsSecret(ISymbol member, ServiceClients clients, INamedTypeSymbol owner) =>
        TypeMarks.Mark(member.OriginalDefinition, Mark) is not null
        || (SecretNames.Any(name => member.Name.EndsWith(name, StringComparison.OrdinalIgnoreCase)) && clients.IsClientOrOptions(owner));

    private static bool Names(IInvocationOperation call, ValueAnalysis values, CancellationToken cancellationToken, params string[] names) =>
        call.Arguments.Length >= 2
        && values.ValuesOf(call.Arguments[0].Value, cancellationToken).Known.Any(value => value.Text is { } text && names.Contains(text, StringComparer.OrdinalIgnoreCase));

    private void Report(OperationAnalysisContext context, RuleRegistration registration, IOperation value)
    {
        var constants = new ConstantBytes(registration.Values, context.CancellationToken);
        if (constants.Find(value, static text => text is null || !VisibleText.IsBlank(text)) is { } origin)
        {
            ReportUnlessGuarded(context, registration, value, new Finding(value.Syntax, string.Empty, origin));
        }
    }
}
