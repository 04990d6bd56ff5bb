using Aevum.Analyzers.Common;

namespace Aevum.Analyzers.CodeFixes.Signing;

/// <summary>
/// AEV3001, AEV3002: registers the signer that <c>Aevum:Signer:Kind</c> selects, in the place of an in-process one: where an <c>ISigner</c> is registered, directly, by
/// a factory or from a local, and where <c>AddAevum</c> is given one. Offered where the generated <c>AddAevumSigner</c> and a configuration are in scope.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RegisterFromConfigurationFix)), Shared]
public sealed class RegisterFromConfigurationFix() : SyntaxFix(
    "Register the signer from configuration", RuleCatalogue.InProcessSigner, RuleCatalogue.InProcessSignerRegulated)
{
    /// <summary>One registration forbids a second one.</summary>
    private protected override bool DependsOnEarlierEdits => true;

    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken)
    {
        if (KernelSymbols.For(place.Model.Compilation) is not { } kernel)
        {
            return null;
        }

        var registrations = new SignerRegistrations(kernel, place.Model, cancellationToken);
        var option = OptionOf(place, registrations);
        var call = option?.FirstAncestorOrSelf<LambdaExpressionSyntax>()!.FirstAncestorOrSelf<InvocationExpressionSyntax>() ?? registrations.RegistrationOf(place.Node);
        return call is not null && registrations.IsOffered(ServicesOf(call)) && ConfigurationAt(place, call) is not null
            && (option is not null || !SignerRegistrations.IsRegisteredAround(call)) ? call : null;
    }

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        var configuration = SyntaxFactory.Argument(SyntaxFactory.ParseExpression(ConfigurationAt(place, target)!));
        if (SignerRegistrations.LocalOf(place.Node) is { } local && !local.Contains(target))
        {
            editor.Remove(local);
        }

        if (OptionOf(place, new SignerRegistrations(KernelSymbols.For(place.Model.Compilation)!, place.Model, cancellationToken)) is not { } option)
        {
            editor.ReplaceNode(target, (current, _) => Rewritten((InvocationExpressionSyntax)current, configuration));
            return;
        }

        LeaveOut(option, editor);
        if (!SignerRegistrations.IsRegisteredAround(target))
        {
            editor.ReplaceNode(ServicesOf((InvocationExpressionSyntax)target), (current, _) => Chained((ExpressionSyntax)current, configuration));
        }
    }

    private static string? ConfigurationAt(FixPlace place, SyntaxNode target) => ValuesInScope.FindConfiguration(place.Model, target);

    /// <summary>The write in the delegate of <c>AddAevum</c>.</summary>
    private static AssignmentExpressionSyntax? OptionOf(FixPlace place, SignerRegistrations registrations) =>
        registrations.OptionOf(place.Node) is { } option && registrations.DelegateOf(option) is not null ? option : null;

    private static ExpressionSyntax ServicesOf(InvocationExpressionSyntax call) => ((MemberAccessExpressionSyntax)call.Expression).Expression;

    /// <summary>A signer that the options do not name is taken from the services.</summary>
    private static void LeaveOut(AssignmentExpressionSyntax option, SyntaxEditor editor)
    {
        if (option.Parent is StatementSyntax statement)
        {
            editor.Remove(statement);
            return;
        }

        editor.ReplaceNode(option.Parent!, (current, _) => ((LambdaExpressionSyntax)current).WithBody(Nothing().WithTriviaFrom(((LambdaExpressionSyntax)current).Body)));
    }

    private static BlockSyntax Nothing() =>
        SyntaxFactory.Block(SyntaxFactory.Token(SyntaxKind.OpenBraceToken).WithTrailingTrivia(SyntaxFactory.Space), default, SyntaxFactory.Token(SyntaxKind.CloseBraceToken));

    private static InvocationExpressionSyntax Chained(ExpressionSyntax services, ArgumentSyntax configuration) => SyntaxFactory.InvocationExpression(
            SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, services.WithoutTrailingTrivia(), SyntaxFactory.IdentifierName(SignerRegistrations.Generated)),
            SyntaxFactory.ArgumentList([configuration]))
        .WithTrailingTrivia(services.GetTrailingTrivia());

    private static InvocationExpressionSyntax Rewritten(InvocationExpressionSyntax registration, ArgumentSyntax configuration)
    {
        var access = (MemberAccessExpressionSyntax)registration.Expression;
        return registration
            .WithExpression(access.WithName(SyntaxFactory.IdentifierName(SignerRegistrations.Generated).WithTriviaFrom(access.Name)))
            .WithArgumentList(registration.ArgumentList.WithArguments([configuration]));
    }
}
