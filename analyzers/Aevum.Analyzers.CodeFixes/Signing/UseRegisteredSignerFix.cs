using Aevum.Analyzers.CodeFixes.Services;
using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.CodeFixes.Signing;

/// <summary>
/// AEV3001, AEV3002: takes the signer that the configuration selects from the services, where an engine is started by hand with one of its own or with none.
/// Offered where the project registers the selected signer and the built services are in scope. Elsewhere the object may be what the services make, and asking
/// them for it would never end.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UseRegisteredSignerFix)), Shared]
public sealed class UseRegisteredSignerFix() : ReplaceServiceFix(
    "Take the registered signer", "Signer", RuleCatalogue.InProcessSigner, RuleCatalogue.InProcessSignerRegulated)
{
    private protected override ExpressionSyntax? Replacement(FixPlace place, SyntaxNode target, CancellationToken cancellationToken)
    {
        if (KernelSymbols.For(place.Model.Compilation) is not { } kernel
            || (target != OptionsOf(place, target, kernel) && new SignerRegistrations(kernel, place.Model, cancellationToken).OptionOf(target) is null)
            || ValuesInScope.FindProvider(place.Model, target) is not { } provider || !IsRegistered(place.Model.Compilation, cancellationToken))
        {
            return null;
        }

        var service = kernel.Signer.Symbols[0].ToMinimalDisplayString(place.Model, target.SpanStart);
        return SyntaxFactory.ParseExpression($"{provider}.GetRequiredService<{service}>()");
    }

    /// <summary>The target itself, when it is the options of an engine that name no signer.</summary>
    private static SyntaxNode? OptionsOf(FixPlace place, SyntaxNode target, KernelSymbols kernel) =>
        target is BaseObjectCreationExpressionSyntax creation && kernel.Options.Is(place.Model.GetTypeInfo(creation).Type) ? target : null;

    private static bool IsRegistered(Compilation compilation, CancellationToken cancellationToken) => compilation.SyntaxTrees.Any(tree => tree.GetRoot(cancellationToken).DescendantNodes()
        .Any(node => node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: SignerRegistrations.Generated } }));
}
