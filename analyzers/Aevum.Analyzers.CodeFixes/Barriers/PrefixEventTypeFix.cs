using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Aevum.Analyzers.CodeFixes.Barriers;

/// <summary>AEV1006: puts <c>app.</c> before the event type, where it is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PrefixEventTypeFix)), Shared]
public sealed class PrefixEventTypeFix() : SyntaxFix("Prefix the event type with 'app.'", RuleCatalogue.ReservedEventType)
{
    private const string Prefix = "app.";

    /// <summary>The literal, or the first piece of an interpolation or a concatenation.</summary>
    private protected override SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken)
    {
        var node = place.Origin;
        while (Inner(node) is { } inner)
        {
            node = inner;
        }

        return node switch
        {
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.RawKind: (int)SyntaxKind.StringLiteralToken } literal => literal,
            InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax text, ..], StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } => text,
            _ => null,
        };
    }

    private protected override void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken) => editor.ReplaceNode(target, (current, _) => Prefixed(current));

    /// <summary>What the text of <paramref name="node"/> begins with; null when it is written in one piece.</summary>
    private static ExpressionSyntax? Inner(SyntaxNode node) => node switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var left } => left,
        ParenthesizedExpressionSyntax parenthesized => parenthesized.Expression,
        PostfixUnaryExpressionSyntax suppressed => suppressed.Operand,
        ArgumentSyntax argument => argument.Expression,
        _ => null,
    };

    private static SyntaxNode Prefixed(SyntaxNode literal)
    {
        if (literal is InterpolatedStringTextSyntax text)
        {
            return text.WithTextToken(Token(text.TextToken.LeadingTrivia, SyntaxKind.InterpolatedStringTextToken, Prefix + text.TextToken.Text, Prefix + text.TextToken.ValueText, text.TextToken.TrailingTrivia));
        }

        var token = ((LiteralExpressionSyntax)literal).Token;
        var quote = token.Text.IndexOf('"') + 1;
        var written = token.Text.Insert(quote, Prefix);
        return ((LiteralExpressionSyntax)literal).WithToken(Token(token.LeadingTrivia, SyntaxKind.StringLiteralToken, written, Prefix + token.ValueText, token.TrailingTrivia));
    }
}
