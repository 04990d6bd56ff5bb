namespace Aevum.Analyzers.CodeFixes.Services;

/// <summary>Adds a member to an object initialiser, laid out as the others are.</summary>
internal static class InitializerEdit
{
    /// <summary>The creation that also sets <paramref name="property"/>.</summary>
    public static BaseObjectCreationExpressionSyntax With(BaseObjectCreationExpressionSyntax creation, string property, ExpressionSyntax value)
    {
        ExpressionSyntax added = SyntaxFactory.AssignmentExpression(SyntaxKind.SimpleAssignmentExpression, SyntaxFactory.IdentifierName(property), value).NormalizeWhitespace();
        if (creation.Initializer is { Expressions.Count: > 0 } initializer)
        {
            return creation.WithInitializer(initializer.WithExpressions(Appended(initializer.Expressions, added)));
        }

        var only = SyntaxFactory.InitializerExpression(SyntaxKind.ObjectInitializerExpression, [added]).NormalizeWhitespace(eol: " ", indentation: string.Empty);
        var space = creation.Initializer is null ? SyntaxFactory.TriviaList(SyntaxFactory.Space) : creation.Initializer.GetLeadingTrivia();
        return creation.WithoutTrailingTrivia().WithInitializer(only.WithLeadingTrivia(space).WithTrailingTrivia(creation.GetTrailingTrivia()));
    }

    private static SeparatedSyntaxList<ExpressionSyntax> Appended(SeparatedSyntaxList<ExpressionSyntax> expressions, ExpressionSyntax added)
    {
        var last = expressions[expressions.Count - 1];
        var placed = added.WithLeadingTrivia(last.GetLeadingTrivia().Where(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)));
        if (expressions.SeparatorCount == expressions.Count)
        {
            return SyntaxFactory.SeparatedList<ExpressionSyntax>(expressions.GetWithSeparators().Add(placed).Add(SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(expressions.GetSeparator(expressions.Count - 1).TrailingTrivia.Where(IsEndOfLine))));
        }

        // What follows the last member, a comment perhaps, goes behind its comma.
        var isOnLines = last.GetTrailingTrivia().Any(IsEndOfLine);
        var comma = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(isOnLines ? last.GetTrailingTrivia() : [SyntaxFactory.Space]);
        var end = isOnLines ? last.GetTrailingTrivia().Where(IsEndOfLine) : last.GetTrailingTrivia();
        return SyntaxFactory.SeparatedList<ExpressionSyntax>(expressions.Replace(last, last.WithoutTrailingTrivia()).GetWithSeparators().Add(comma).Add(placed.WithTrailingTrivia(end)));
    }

    private static bool IsEndOfLine(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.EndOfLineTrivia);
}
