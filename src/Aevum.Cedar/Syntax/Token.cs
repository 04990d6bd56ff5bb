namespace Aevum.Cedar.Syntax;

/// <summary>One token: its kind and where it stands. The text stays in the source.</summary>
internal readonly struct Token
{
    internal Token(TokenKind kind, SourceSpan span)
    {
        Kind = kind;
        Span = span;
    }

    internal TokenKind Kind { get; }

    internal SourceSpan Span { get; }
}
