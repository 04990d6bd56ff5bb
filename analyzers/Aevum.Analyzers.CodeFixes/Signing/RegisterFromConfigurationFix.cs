using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.CodeFixes.Signing;

/// <summary>
/// AEV3001, AEV3002: registers the signer that <c>Aevum:Signer:Kind</c> selects, in the place of an in-process one. Offered where the generated
/// <c>AddAevumSigner</c> and a configuration are in scope.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegisterFromConfigurationFix))]
[Shared]
public sealed class RegisterFromConfigurationFix() : SyntaxFix(
    "Register the signer from configuration", RuleCatalogue.InProcessSigner.Id, RuleCatalogue.InProcessSignerRegulated.Id)
{
    private const string Method = "AddAevumSigner";

    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) =>
        Registration(place, cancellationToken) is { } registration && IsOffered(place, registration) && ValuesInScope.FindConfiguration(place) is not null;

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        var configuration = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(ValuesInScope.FindConfiguration(place)!));
        editor.ReplaceNode(Registration(place, cancellationToken)!, (current, _) => Rewritten((InvocationExpressionSyntax)current, configuration));
    }

    private static InvocationExpressionSyntax Rewritten(InvocationExpressionSyntax registration, ArgumentSyntax configuration)
    {
        var access = (MemberAccessExpressionSyntax)registration.Expression;
        return registration
            .WithExpression(access.WithName(SyntaxFactory.IdentifierName(Method).WithTriviaFrom(access.Name)))
            .WithArgumentList(registration.ArgumentList.WithArguments([configuration]));
    }

    /// <summary>The call that registers an <c>ISigner</c>: the finding itself, or the call whose argument or factory makes the signer.</summary>
    private static InvocationExpressionSyntax? Registration(FixPlace place, CancellationToken cancellationToken)
    {
        for (var node = place.Node; node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax } call && RegistersSigner(call, place, cancellationToken))
            {
                return call;
            }
        }

        return null;
    }

    private static bool RegistersSigner(InvocationExpressionSyntax call, FixPlace place, CancellationToken cancellationToken)
    {
        if (KernelSymbols.For(place.Model.Compilation) is not { } kernel || place.Model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ReducedFrom: not null } method
            || method.Name.IndexOf("Keyed", StringComparison.Ordinal) >= 0 || method.ReceiverType is not { Name: "IServiceCollection" })
        {
            return false;
        }

        var service = method.TypeArguments.IsEmpty
            ? call.ArgumentList.Arguments is [{ Expression: TypeOfExpressionSyntax { Type: var type } }, ..] ? place.Model.GetTypeInfo(type, cancellationToken).Type : null
            : method.TypeArguments[0];
        return kernel.Signer.Is(service);
    }

    private static bool IsOffered(FixPlace place, InvocationExpressionSyntax registration) =>
        place.Model.GetTypeInfo(((MemberAccessExpressionSyntax)registration.Expression).Expression).Type is INamespaceOrTypeSymbol receiver
        && !place.Model.LookupSymbols(registration.SpanStart, receiver, Method, includeReducedExtensionMethods: true).IsEmpty;
}
