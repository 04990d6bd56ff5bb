namespace Aevum.Cedar.Syntax;

/// <summary>The rules for identifiers and qualified names, Cedar 4.10 grammar section "IDENT" and "Name".</summary>
internal static class CedarName
{
    /// <summary>The namespace that Cedar keeps for itself.</summary>
    internal const string Reserved = "__cedar";

    private static readonly HashSet<string> ReservedWords = new(StringComparer.Ordinal)
    {
        "true", "false", "if", "then", "else", "in", "is", "like", "has",
    };

    /// <summary>True for words that may name neither attributes nor types.</summary>
    internal static bool IsReservedWord(string text) => ReservedWords.Contains(text);

    /// <summary>True for <c>[_a-zA-Z][_a-zA-Z0-9]*</c>, reserved or not.</summary>
    internal static bool HasIdentifierForm(string text)
    {
        if (text.Length == 0 || !IsIdentifierStart(text[0]))
        {
            return false;
        }

        foreach (var character in text)
        {
            if (!IsIdentifierPart(character))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>True for an identifier that may name an attribute or a part of a type name.</summary>
    internal static bool IsIdentifier(string text) =>
        HasIdentifierForm(text) && !IsReservedWord(text) && !string.Equals(text, Reserved, StringComparison.Ordinal);

    /// <summary>True for identifiers joined by <c>::</c>, none of them reserved.</summary>
    internal static bool IsName(string text)
    {
        foreach (var part in Split(text))
        {
            if (!IsIdentifier(part))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The parts between <c>::</c>.</summary>
    internal static string[] Split(string name) => name.Split(["::"], StringSplitOptions.None);

    /// <summary>The last part of a qualified name.</summary>
    internal static string Basename(string name)
    {
        var colons = name.LastIndexOf("::", StringComparison.Ordinal);
        return colons < 0 ? name : name.Substring(colons + 2);
    }

    /// <summary>Everything before the last <c>::</c>; empty for an unqualified name.</summary>
    internal static string Namespace(string name)
    {
        var colons = name.LastIndexOf("::", StringComparison.Ordinal);
        return colons < 0 ? "" : name.Substring(0, colons);
    }

    internal static bool IsIdentifierStart(char character) => character is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    internal static bool IsIdentifierPart(char character) => IsIdentifierStart(character) || character is >= '0' and <= '9';
}
