namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>Takes a statement out of its block and leaves the comments and directives that stood around it.</summary>
internal static class StatementRemoval
{
    public static void Remove(this SyntaxEditor editor, StatementSyntax statement) => editor.ReplaceNode(statement, (current, _) => OnlyTrivia((StatementSyntax)current));

    private static EmptyStatementSyntax OnlyTrivia(StatementSyntax statement)
    {
        var before = statement.GetLeadingTrivia();
        var after = statement.GetTrailingTrivia();
        var isCommented = after.Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        var kept = isCommented ? before.AddRange(after.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            : before.Count > 0 && before[before.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? before.RemoveAt(before.Count - 1) : before;
        return SyntaxFactory.EmptyStatement(SyntaxFactory.MissingToken(kept, SyntaxKind.SemicolonToken, default));
    }
}
