namespace Aevum.Analyzers.CodeFixes.Barriers;

/// <summary>AEV1001: removes a call that stands alone. Where its result is used, what should happen instead is for a person to decide.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveBarrierCallFix)), Shared]
public sealed class RemoveBarrierCallFix() : SyntaxFix("Remove the call; the engine checks the barriers", RuleCatalogue.BarrierUsedOutsideTheKernel)
{
    /// <summary>A statement of its own, or the value of a discard; its arguments must not do anything themselves.</summary>
    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken)
    {
        if (place.Node is not InvocationExpressionSyntax call || SideEffects.MayBeIn(call.ArgumentList))
        {
            return null;
        }

        var statement = call.Parent switch
        {
            ExpressionStatementSyntax alone => alone,
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax discard } write when place.Model.GetSymbolInfo(write.Left, cancellationToken).Symbol is IDiscardSymbol => discard,
            _ => null,
        };
        return statement is not null && StatementList.Around(statement) is not null ? statement : null;
    }

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken) => editor.Remove((StatementSyntax)target);
}
