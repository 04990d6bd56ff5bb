using Aevum.Analyzers.Common;
using Aevum.Analyzers.Guards;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Analyzers.Signing;

/// <summary>AEV3006: a signer that hashes the digest again, does not use it, or says that its key is elsewhere while it holds the key.</summary>
internal sealed class AEV3006SignerDishonest() : ShippedRule(RuleDescriptors.Create(RuleCatalogue.SignerDishonest))
{
    private static readonly string[] SigningMethods = ["SignAsync", "SignBatchAsync"];

    protected override void RegisterShipped(RuleRegistration registration)
    {
        var batch = registration.Kernel.Find("Aevum.Signing.IBatchSigner");
        registration.OnOperation(OperationKind.MethodBody, context => CheckBody(context, registration, batch));
        var keys = new HeldKeys(registration.Kernel, registration.Values);
        registration.Start.RegisterSymbolAction(context => CheckType(context, registration, keys), SymbolKind.NamedType);
    }

    private void CheckBody(OperationAnalysisContext context, RuleRegistration registration, KernelType batch)
    {
        if (context.ContainingSymbol is not IMethodSymbol { Parameters.Length: > 0 } method
            || !IsNamedLikeSigning(method.Name)
            || !(Implements(method, registration.Kernel.Signer) || Implements(method, batch)))
        {
            return;
        }

        var use = new DigestUse(method, context.Operation, registration.Values, context.CancellationToken);
        foreach (var call in use.HashedAgain())
        {
            ReportUnlessGuarded(context, registration, call, new Finding(call.Syntax, "hashes the digest again, so that no verifier accepts the signature"));
        }

        if (use.IsIgnored() && !DebugGuard.CoversPosition(context.Operation.Syntax, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(Descriptor, method.Locations[0], "does not use the digest it is given"));
        }
    }

    /// <summary>An explicit implementation has the name of the interface before that of the method.</summary>
    private static bool IsNamedLikeSigning(string name) => name.EndsWith("SignAsync", StringComparison.Ordinal) || name.EndsWith("SignBatchAsync", StringComparison.Ordinal);

    private static bool Implements(IMethodSymbol method, KernelType contract)
    {
        foreach (var member in contract.Symbols.SelectMany(symbol => symbol.GetMembers()).OfType<IMethodSymbol>().Where(member => SigningMethods.Contains(member.Name, StringComparer.Ordinal)))
        {
            for (var candidate = method; candidate is not null; candidate = candidate.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), candidate))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void CheckType(SymbolAnalysisContext context, RuleRegistration registration, HeldKeys keys)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (InProcessSigners.AnnouncesExternal(type, registration.Kernel) != true)
        {
            return;
        }

        foreach (var holder in keys.In(type, context.CancellationToken))
        {
            if (holder.Locations.FirstOrDefault(location => location.IsInSource) is { } place
                && !DebugGuard.CoversPosition(place.SourceTree!.GetRoot(context.CancellationToken).FindNode(place.SourceSpan), context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(Descriptor, place, $"announces an external boundary and holds the private key in '{holder.Name}'"));
            }
        }
    }
}
