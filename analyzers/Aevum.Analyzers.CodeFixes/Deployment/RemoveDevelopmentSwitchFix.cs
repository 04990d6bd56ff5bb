namespace Aevum.Analyzers.CodeFixes.Deployment;

/// <summary>AEV5001 in code: removes the statement that switches development mode on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDevelopmentSwitchFix)), Shared]
public sealed class RemoveDevelopmentSwitchFix() : SyntaxFix("Remove the line", RuleCatalogue.DevelopmentModeShipped)
{
    /// <summary>A statement that does nothing else; one that stands alone under an <c>if</c> is left to its author.</summary>
    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken)
    {
        var statement = place.Node.FirstAncestorOrSelf<ExpressionStatementSyntax>();
        var isWhole = statement?.Expression switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: not InvocationExpressionSyntax } or IdentifierNameSyntax } call => !SideEffects.MayBeIn(call.ArgumentList),
            AssignmentExpressionSyntax { Right: LiteralExpressionSyntax or IdentifierNameSyntax } write => !SideEffects.MayBeIn(write.Left),
            _ => false,
        };
        return isWhole && place.Node.FirstAncestorOrSelf<LambdaExpressionSyntax>() is null && StatementList.Around(statement!) is not null ? statement : null;
    }

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken) => editor.Remove((StatementSyntax)target);
}
