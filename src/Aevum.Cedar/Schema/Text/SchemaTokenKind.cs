namespace Aevum.Cedar.Schema.Text;

/// <summary>The tokens of schema text. Keywords are identifiers; the parser knows where they have a meaning.</summary>
internal enum SchemaTokenKind
{
    /// <summary>The end of the text.</summary>
    End = 0,

    /// <summary>An identifier, reserved or not.</summary>
    Identifier,

    /// <summary>A string literal; the token holds its raw text with the quotes.</summary>
    String,

    /// <summary><c>::</c> or a single punctuation character.</summary>
    Punctuation,
}
