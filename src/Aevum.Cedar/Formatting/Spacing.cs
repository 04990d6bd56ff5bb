using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Formatting;

/// <summary>Where a space stands between two tokens of an expression.</summary>
internal static class Spacing
{
    /// <param name="previous">The token before.</param>
    /// <param name="next">The token after.</param>
    /// <param name="previousIsSign">Whether <paramref name="previous"/> is a minus that is a sign and not a subtraction.</param>
    internal static bool Between(SourceToken previous, SourceToken next, bool previousIsSign)
    {
        if (next.Kind is TokenKind.Dot or TokenKind.DoubleColon || IsCallOrIndex(previous, next))
        {
            return false;
        }

        return previous.Kind switch
        {
            TokenKind.Dot or TokenKind.DoubleColon or TokenKind.Not => false,
            TokenKind.Minus => !previousIsSign,
            _ => true,
        };
    }

    /// <summary>Whether an operand comes after the token, so that a minus after it is a sign.</summary>
    internal static bool ExpectsOperand(SourceToken token) => token.Kind switch
    {
        TokenKind.Identifier => CedarName.IsReservedWord(token.Text) && token.Text is not ("true" or "false"),
        TokenKind.Integer or TokenKind.String or TokenKind.Slot or TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace => false,
        _ => true,
    };

    private static bool IsCallOrIndex(SourceToken previous, SourceToken next) =>
        next.Kind is TokenKind.OpenParenthesis or TokenKind.OpenBracket && !ExpectsOperand(previous);
}
