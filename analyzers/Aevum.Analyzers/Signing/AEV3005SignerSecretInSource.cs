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
    private const string AuthenticationHeader = "AuthenticationHeaderValue";
    private static readonly string[] TokenHeaders = ["X-Vault-Token"];
    private static readonly string[] SecretVariables = ["VAULT_TOKEN", "VAULT_SECRET_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];
    private static readonly string[] SecretNames = ["Token", "Pin", "Password", "Secret", "SecretKey", "SecretAccessKey", "SecretId", "ApiKey", "Passphrase", "Jwt", "Credential"];

    protected override void RegisterShipped(RuleRegistration registration)
    {
        var assemblies = KitAssemblies.Of(registration.Kernel);
        var clients = assemblies.SigningClients;
        registration.OnWriteTo(member => assemblies.Contains(member.ContainingAssembly) && IsSecret(member, clients, member.ContainingType), context => CheckWrite(context, registration));
        registration.OnCreationOf(constructor => TakesSecret(constructor, assemblies), context => CheckCreation(context, registration, clients));
        registration.OnCallTo(
            method => SetsHeader(method) || SetsVariable(method) || (assemblies.Contains(method.ContainingAssembly) && method.Parameters.Any(IsMarked)),
            context => CheckCall(context, registration));
    }

    private static bool TakesSecret(IMethodSymbol constructor, KitAssemblies assemblies) =>
        constructor.ContainingType.Name == AuthenticationHeader
        || (assemblies.Contains(constructor.ContainingAssembly) && constructor.Parameters.Any(parameter => IsSecret(parameter, assemblies.SigningClients, constructor.ContainingType)));

    private static bool SetsHeader(IMethodSymbol method) =>
        method.Name is "Add" or "TryAddWithoutValidation" && method.ContainingType.Name is "HttpHeaders" or "HttpRequestHeaders";

    private static bool SetsVariable(IMethodSymbol method) => method is { Name: "SetEnvironmentVariable", ContainingType.Name: "Environment" };

    private static bool IsMarked(IParameterSymbol parameter) => TypeMarks.Mark(parameter.OriginalDefinition, Mark) is not null;

    private void CheckWrite(OperationAnalysisContext context, RuleRegistration registration)
    {
        var write = (ISimpleAssignmentOperation)context.Operation;
        if (KeySinks.CanCarryKey(write.Target.Type))
        {
            Report(context, registration, write.Value);
        }
    }

    private void CheckCreation(OperationAnalysisContext context, RuleRegistration registration, ServiceClients clients)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is INamedTypeSymbol made)
        {
            var isOwnHeader = made.Name == AuthenticationHeader && clients.IsInsideClient(context.ContainingSymbol);
            CheckArguments(context, registration, creation.Arguments, parameter => IsSecret(parameter, clients, made) || (isOwnHeader && parameter.Name == "parameter"));
        }
    }

    private void CheckCall(OperationAnalysisContext context, RuleRegistration registration)
    {
        var call = (IInvocationOperation)context.Operation;
        var names = SetsHeader(call.TargetMethod) ? TokenHeaders : SetsVariable(call.TargetMethod) ? SecretVariables : null;
        if (names is not null && Names(call, registration.Values, names, context.CancellationToken))
        {
            Report(context, registration, call.Arguments[1].Value);
            return;
        }

        CheckArguments(context, registration, call.Arguments, IsMarked);
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

    private static bool Names(IInvocationOperation call, ValueAnalysis values, string[] names, CancellationToken cancellationToken) =>
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
