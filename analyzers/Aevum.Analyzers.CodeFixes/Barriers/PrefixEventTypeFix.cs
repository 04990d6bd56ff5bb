using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Aevum.Analyzers.CodeFixes.Barriers;

/// <summary>AEV1006: puts <c>app.</c> before the event type, where it is written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PrefixEventTypeFix))]
[Shared]
public sealed class PrefixEventTypeFix() : SyntaxFix("Prefix the event type with 'app.'", "AEV1006")
{
    private const string Prefix = "app.";

    private protected override bool CanFix(FixPlace place, CancellationToken cancellationToken) => Literal(place.Origin) is not null;

    private protected override void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken)
    {
        var literal = Literal(place.Origin)!;
        editor.ReplaceNode(literal, (current, _) => Prefixed(current));
    }

    /// <summary>The literal, or the first piece of an interpolation or a concatenation.</summary>
    private static SyntaxNode? Literal(SyntaxNode node) => node switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression, Token.RawKind: (int)SyntaxKind.StringLiteralToken } literal => literal,
        InterpolatedStringExpressionSyntax { Contents: [InterpolatedStringTextSyntax text, ..], StringStartToken.RawKind: (int)SyntaxKind.InterpolatedStringStartToken } => text,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: var left } => Literal(left),
        ParenthesizedExpressionSyntax parenthesized => Literal(parenthesized.Expression),
        PostfixUnaryExpressionSyntax suppressed => Literal(suppressed.Operand),
        ArgumentSyntax argument => Literal(argument.Expression),
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
