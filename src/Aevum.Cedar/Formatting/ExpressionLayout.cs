using System.Runtime.CompilerServices;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Formatting;

/// <summary>
/// Lays out the tokens of one expression. Lines may break after <c>||</c> and <c>&amp;&amp;</c>, before <c>then</c> and <c>else</c>,
/// and inside brackets. The text was parsed before, so the order of tokens is known to be right. Not thread-safe.
/// </summary>
internal sealed class ExpressionLayout
{
    private readonly TokenCursor _cursor;

    internal ExpressionLayout(TokenCursor cursor) => _cursor = cursor;

    /// <summary>Lays out one expression.</summary>
    /// <param name="atLineStart">Whether a line break stands before it when its group breaks.</param>
    internal Layout Read(bool atLineStart)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        return _cursor.IsWord("if") ? ReadIf(atLineStart) : ReadChain(TokenKind.Or, atLineStart);
    }

    private Layout ReadIf(bool atLineStart)
    {
        var keyword = _cursor.Take(atLineStart);
        var condition = Read(atLineStart: false);
        var then = _cursor.Take(atLineStart: true);
        var whenTrue = Read(atLineStart: false);
        var otherwise = _cursor.Take(atLineStart: true);
        var whenFalse = Read(atLineStart: false);
        var space = Layout.Of(" ");
        return Layout.GroupOf(
            keyword, space, condition,
            Layout.Indented(Layout.Line, then, space, whenTrue, Layout.Line, otherwise, space, whenFalse));
    }

    /// <summary>Operands joined by <c>||</c>, each of which is a chain of <c>&amp;&amp;</c>.</summary>
    private Layout ReadChain(TokenKind @operator, bool atLineStart)
    {
        var parts = new List<Layout> { ReadOperand(@operator, atLineStart) };
        while (_cursor.Kind == @operator)
        {
            parts.Add(Layout.Of(" "));
            parts.Add(_cursor.Take(atLineStart: false));
            parts.Add(Layout.Line);
            parts.Add(ReadOperand(@operator, atLineStart: true));
        }

        return parts.Count == 1 ? parts[0] : Layout.GroupOf([.. parts]);
    }

    private Layout ReadOperand(TokenKind @operator, bool atLineStart) =>
        @operator == TokenKind.Or ? ReadChain(TokenKind.And, atLineStart) : ReadFlat(atLineStart);

    /// <summary>Tokens up to the next place where a chain, a list or the expression goes on, with brackets as groups.</summary>
    private Layout ReadFlat(bool atLineStart)
    {
        var parts = new List<Layout>();
        SourceToken? previous = null;
        var previousIsSign = false;
        while (!IsEnd(previous))
        {
            var token = _cursor.Current;
            if (previous is not null && Spacing.Between(previous, token, previousIsSign))
            {
                parts.Add(Layout.Of(" "));
            }

            previousIsSign = token.Kind == TokenKind.Minus && (previous is null || Spacing.ExpectsOperand(previous));
            var beginsLine = atLineStart && previous is null;
            parts.Add(IsOpening(token.Kind) ? ReadBrackets(beginsLine) : _cursor.Take(beginsLine));
            previous = _cursor.Previous;
        }

        return Layout.Of([.. parts]);
    }

    private bool IsEnd(SourceToken? previous) => _cursor.Kind switch
    {
        TokenKind.Or or TokenKind.And or TokenKind.Comma or TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace
            or TokenKind.Semicolon or TokenKind.EndOfText => true,
        _ => (_cursor.IsWord("then") || _cursor.IsWord("else")) && previous?.Kind is not (TokenKind.Dot or TokenKind.DoubleColon),
    };

    private static bool IsOpening(TokenKind kind) => kind is TokenKind.OpenParenthesis or TokenKind.OpenBracket or TokenKind.OpenBrace;

    /// <summary>A parenthesis, list, index, record or argument list, with a break after each comma.</summary>
    private Layout ReadBrackets(bool atLineStart)
    {
        var isRecord = _cursor.Kind == TokenKind.OpenBrace;
        var open = _cursor.Take(atLineStart);
        var inner = new List<Layout> { Layout.SoftLine };
        while (_cursor.Kind is not (TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace))
        {
            if (isRecord)
            {
                inner.Add(_cursor.Take(atLineStart: true));
                inner.Add(_cursor.Take(atLineStart: false));
                inner.Add(Layout.Of(" "));
            }

            inner.Add(Read(atLineStart: !isRecord));
            if (_cursor.Kind == TokenKind.Comma)
            {
                inner.Add(ReadComma());
            }
        }

        return inner.Count == 1 && _cursor.Current.Before.Count == 0
            ? Layout.Of(open, _cursor.Take(atLineStart: false))
            : Layout.GroupOf(open, Layout.Indented([.. inner, .. _cursor.TakeCommentsBefore()]), Layout.SoftLine, _cursor.Take(atLineStart: true));
    }

    /// <summary>A comma and a break; a comma before the closing bracket is dropped, its comment is kept.</summary>
    private Layout ReadComma()
    {
        var comma = _cursor.Take(atLineStart: false);
        return _cursor.Kind is TokenKind.CloseParenthesis or TokenKind.CloseBracket or TokenKind.CloseBrace
            ? _cursor.CommentsOfPrevious()
            : Layout.Of(comma, Layout.Line);
    }
}
