using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Formatting;

/// <summary>Lays out the tokens of one policy: annotations, scope, conditions, each on lines of their own. Not thread-safe.</summary>
internal sealed class PolicyLayout
{
    private readonly TokenCursor _cursor;
    private readonly ExpressionLayout _expressions;

    internal PolicyLayout(TokenCursor cursor)
    {
        _cursor = cursor;
        _expressions = new ExpressionLayout(cursor);
    }

    internal Layout Read()
    {
        var parts = new List<Layout>();
        while (_cursor.Kind == TokenKind.At)
        {
            parts.Add(ReadAnnotation());
            parts.Add(Layout.HardLine);
        }

        parts.Add(ReadScope());
        while (_cursor.Kind == TokenKind.Identifier)
        {
            parts.Add(Layout.HardLine);
            parts.Add(ReadCondition());
        }

        parts.Add(_cursor.Take(atLineStart: false));
        return Layout.Of([.. parts]);
    }

    private Layout ReadAnnotation()
    {
        var parts = new List<Layout> { _cursor.Take(atLineStart: true), _cursor.Take(atLineStart: false) };
        if (_cursor.Kind == TokenKind.OpenParenthesis)
        {
            parts.Add(_cursor.Take(atLineStart: false));
            parts.Add(_cursor.Take(atLineStart: false));
            parts.Add(_cursor.Take(atLineStart: false));
        }

        return Layout.Of([.. parts]);
    }

    private Layout ReadScope()
    {
        var effect = _cursor.Take(atLineStart: true);
        var open = _cursor.Take(atLineStart: false);
        var constraints = new List<Layout> { Layout.SoftLine };
        while (_cursor.Kind != TokenKind.CloseParenthesis)
        {
            constraints.Add(_expressions.Read(atLineStart: true));
            if (_cursor.Kind != TokenKind.Comma)
            {
                continue;
            }

            var comma = _cursor.Take(atLineStart: false);
            constraints.Add(_cursor.Kind == TokenKind.CloseParenthesis ? _cursor.CommentsOfPrevious() : Layout.Of(comma, Layout.Line));
        }

        return Layout.GroupOf(
            effect, Layout.Of(" "), open,
            Layout.Indented([.. constraints, .. _cursor.TakeCommentsBefore()]),
            Layout.SoftLine, _cursor.Take(atLineStart: true));
    }

    private Layout ReadCondition()
    {
        var keyword = _cursor.Take(atLineStart: true);
        var open = _cursor.Take(atLineStart: false);
        var body = _expressions.Read(atLineStart: true);
        return Layout.GroupOf(
            keyword, Layout.Of(" "), open,
            Layout.Indented([Layout.Line, body, .. _cursor.TakeCommentsBefore()]),
            Layout.Line, _cursor.Take(atLineStart: true));
    }
}
