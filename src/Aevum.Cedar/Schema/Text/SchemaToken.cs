using System.Text;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Text;

/// <summary>One token of schema text.</summary>
internal readonly struct SchemaToken(SchemaTokenKind kind, string text, SourceSpan span)
{
    private const int MaxShown = 60;

    internal SchemaTokenKind Kind { get; } = kind;

    /// <summary>The token as written; empty at the end of the text.</summary>
    internal string Text { get; } = text;

    internal SourceSpan Span { get; } = span;

    internal bool IsPunctuation(string punctuation) => Kind == SchemaTokenKind.Punctuation && string.Equals(Text, punctuation, StringComparison.Ordinal);

    internal bool IsKeyword(string keyword) => Kind == SchemaTokenKind.Identifier && string.Equals(Text, keyword, StringComparison.Ordinal);

    /// <summary>The token for an error message.</summary>
    internal string Describe() => Kind == SchemaTokenKind.End ? "end of input" : "`" + Shorten(Text) + "`";

    private static string Shorten(string text) => text.Length <= MaxShown ? text : new StringBuilder(text, 0, MaxShown, MaxShown + 1).Append('…').ToString();
}
