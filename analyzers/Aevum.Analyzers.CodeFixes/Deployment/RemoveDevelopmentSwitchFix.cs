namespace Aevum.Analyzers.CodeFixes.Deployment;

/// <summary>AEV5001 in code: removes the statement that switches development mode on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDevelopmentSwitchFix))]
[Shared]
public sealed class RemoveDevelopmentSwitchFix() : SyntaxFix("Remove the line", RuleCatalogue.DevelopmentModeShipped.Id)
{
    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) => StatementOf(place) is not null;

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        if (StatementOf(place) is { } statement)
        {
            editor.RemoveNode(statement.Parent is GlobalStatementSyntax global ? global : statement, SyntaxRemoveOptions.KeepUnbalancedDirectives);
        }
    }

    /// <summary>The whole statement does nothing else; one that stands alone under an <c>if</c> is left to its author.</summary>
    private static ExpressionStatementSyntax? StatementOf(FixPlace place)
    {
        var statement = place.Node.FirstAncestorOrSelf<ExpressionStatementSyntax>();
        var isWhole = statement?.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: not InvocationExpressionSyntax } or IdentifierNameSyntax }
            or AssignmentExpressionSyntax { Right: LiteralExpressionSyntax or IdentifierNameSyntax };
        return isWhole && place.Node.FirstAncestorOrSelf<LambdaExpressionSyntax>() is null && statement?.Parent is BlockSyntax or GlobalStatementSyntax or SwitchSectionSyntax ? statement : null;
    }
}
