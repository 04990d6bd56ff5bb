using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Formatting;

/// <summary>Walks over tokens and turns each, with its comments, into a layout. Not thread-safe.</summary>
internal sealed class TokenCursor
{
    private readonly IReadOnlyList<SourceToken> _tokens;
    private int _at;

    internal TokenCursor(IReadOnlyList<SourceToken> tokens) => _tokens = tokens;

    internal SourceToken Current => _tokens[_at];

    internal SourceToken Previous => _tokens[_at - 1];

    internal TokenKind Kind => Current.Kind;

    internal bool IsWord(string word) => Kind == TokenKind.Identifier && Current.Text == word;

    /// <summary>
    /// Takes a token. Comments before it get lines of their own when the token begins a line, else they move to the end of the line,
    /// as the comment behind it does.
    /// </summary>
    internal Layout Take(bool atLineStart)
    {
        var token = _tokens[_at++];
        if (token.Before.Count == 0 && token.After is null)
        {
            return Layout.Of(token.Text);
        }

        var parts = new List<Layout>();
        foreach (var (comment, _) in token.Before)
        {
            parts.AddRange(atLineStart ? [Layout.Of(comment), Layout.HardLine] : [Layout.Suffix(comment)]);
        }

        parts.Add(Layout.Of(token.Text));
        if (token.After is not null)
        {
            parts.Add(Layout.Suffix(token.After));
        }

        return Layout.Of([.. parts]);
    }

    /// <summary>The comments before a closing bracket, each on its line; the bracket itself comes later without them.</summary>
    internal Layout[] TakeCommentsBefore()
    {
        var comments = Current.Before.SelectMany(static comment => new[] { Layout.HardLine, Layout.Of(comment.Text) }).ToArray();
        Current.Before.Clear();
        return comments;
    }

    /// <summary>The comments of a token that is not written itself.</summary>
    internal Layout CommentsOfPrevious()
    {
        var comments = Previous.Before.Select(static comment => Layout.Suffix(comment.Text)).ToList();
        if (Previous.After is { } after)
        {
            comments.Add(Layout.Suffix(after));
        }

        return Layout.Of([.. comments]);
    }
}
