using Aevum.Analyzers.CodeFixes.Common;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Aevum.Analyzers.CodeFixes.Barriers;

/// <summary>AEV1001: removes a call that stands alone. Where its result is used, what should happen instead is for a person to decide.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
public sealed class RemoveBarrierCallFix() : SyntaxFix("Remove the call; the engine checks the barriers", "AEV1001")
{
    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) => Statement(place) is not null;

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken) =>
        editor.ReplaceNode(Statement(place)!, (current, _) => OnlyTrivia((StatementSyntax)current));

    /// <summary>Nothing, with the comments and directives that stood around the statement.</summary>
    private static EmptyStatementSyntax OnlyTrivia(StatementSyntax statement)
    {
        var before = statement.GetLeadingTrivia();
        var after = statement.GetTrailingTrivia();
        var isCommented = after.Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        var kept = isCommented ? before.AddRange(after.SkipWhile(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)))
            : before.Count > 0 && before[before.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? before.RemoveAt(before.Count - 1) : before;
        return SyntaxFactory.EmptyStatement(SyntaxFactory.MissingToken(kept, SyntaxKind.SemicolonToken, default));
    }

    /// <summary>A statement of its own, or the value of a discard, in a block; its arguments must not do anything themselves.</summary>
    private static ExpressionStatementSyntax? Statement(FixPlace place)
    {
        if (place.Node is not InvocationExpressionSyntax call || call.ArgumentList.Arguments.Any(argument => argument.DescendantNodes().Any(HasEffect)))
        {
            return null;
        }

        return call.Parent switch
        {
            ExpressionStatementSyntax { Parent: BlockSyntax } statement => statement,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" }, Parent: ExpressionStatementSyntax { Parent: BlockSyntax } statement } => statement,
            _ => null,
        };
    }

    private static bool HasEffect(SyntaxNode node) => node is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or PostfixUnaryExpressionSyntax;
}
