using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Formatting;

/// <summary>A token with the comments around it: those on lines of their own before it, and the one behind it on its line.</summary>
internal sealed class SourceToken
{
    internal SourceToken(TokenKind kind, string text, SourceSpan span)
    {
        Kind = kind;
        Text = text;
        Span = span;
    }

    internal TokenKind Kind { get; }

    internal string Text { get; }

    internal SourceSpan Span { get; }

    /// <summary>Comments on their own lines before the token, in source order.</summary>
    internal List<(string Text, SourceSpan Span)> Before { get; } = [];

    /// <summary>The comment behind the token on its line; null when there is none.</summary>
    internal string? After { get; set; }

    /// <summary>Splits a text into tokens and hangs every comment on one of them.</summary>
    internal static IReadOnlyList<SourceToken> ReadAll(string text)
    {
        var lexer = new Lexer(text);
        var tokens = new List<SourceToken>();
        var seen = 0;
        Token token;
        do
        {
            token = lexer.Next();
            var source = new SourceToken(token.Kind, text.Substring(token.Span.Start, token.Span.Length), token.Span);
            for (; seen < lexer.Comments.Count; seen++)
            {
                Attach(text, lexer.Comments[seen], source, tokens.LastOrDefault());
            }

            tokens.Add(source);
        }
        while (token.Kind != TokenKind.EndOfText);

        return tokens;
    }

    private static void Attach(string text, Comment comment, SourceToken next, SourceToken? previous)
    {
        var content = text.Substring(comment.Span.Start, comment.Span.Length).TrimEnd();
        if (comment.FollowsToken && previous is not null)
        {
            previous.After = content;
            return;
        }

        next.Before.Add((content, comment.Span));
    }
}
