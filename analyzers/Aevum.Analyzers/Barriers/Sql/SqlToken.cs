namespace Aevum.Analyzers.Barriers.Sql;

/// <summary>A word, a quoted name, a text, or one sign of SQL.</summary>
internal readonly struct SqlToken(string text, SqlTokenKind kind)
{
    /// <summary>What stands for a part of the text that is not known.</summary>
    public const string Hole = "\uFFFC";

    /// <summary>The word in upper case, the quoted name as written, or the content of the text.</summary>
    public string Text { get; } = text;

    public SqlTokenKind Kind { get; } = kind;

    /// <summary>True for the keyword <paramref name="word"/>.</summary>
    public bool IsWord(string word) => Kind == SqlTokenKind.Word && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for one of the keywords.</summary>
    public bool IsAnyWord(params string[] words) => Kind == SqlTokenKind.Word && words.Contains(Text, StringComparer.OrdinalIgnoreCase);

    /// <summary>True for the sign <paramref name="sign"/>.</summary>
    public bool IsSign(char sign) => Kind == SqlTokenKind.Sign && Text[0] == sign;
}
