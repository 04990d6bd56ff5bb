namespace Aevum.Analyzers.Barriers.Sql;

/// <summary>The kinds of token.</summary>
internal enum SqlTokenKind
{
    /// <summary>After the last token.</summary>
    End,

    /// <summary>A keyword or an unquoted name; also a part that is not known.</summary>
    Word,

    /// <summary>A quoted name.</summary>
    Name,

    /// <summary>A text in single quotes or dollar quotes.</summary>
    Text,

    /// <summary>Any other character.</summary>
    Sign,
}
