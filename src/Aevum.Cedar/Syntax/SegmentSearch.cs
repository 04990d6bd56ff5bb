namespace Aevum.Cedar.Syntax;

/// <summary>
/// Finds one literal of a pattern in a text. Short literals use the search of the base library; long ones use the algorithm of
/// Knuth, Morris and Pratt, whose time does not depend on how hostile pattern and text are.
/// </summary>
internal readonly struct SegmentSearch
{
    private const int LongLiteral = 32;

    private readonly string _literal;

    // _borders[i] is the length of the longest proper prefix of the literal that is also a suffix of its first i + 1 characters.
    private readonly int[]? _borders;

    internal SegmentSearch(string literal)
    {
        _literal = literal;
        _borders = literal.Length > LongLiteral ? Borders(literal) : null;
    }

    /// <summary>Offset of the first occurrence that lies between the two offsets, or -1.</summary>
    internal int Find(string text, int start, int end)
    {
        if (_borders is null)
        {
            return text.IndexOf(_literal, start, end - start, StringComparison.Ordinal);
        }

        var matched = 0;
        for (var at = start; at < end; at++)
        {
            while (matched > 0 && text[at] != _literal[matched])
            {
                matched = _borders[matched - 1];
            }

            matched += text[at] == _literal[matched] ? 1 : 0;
            if (matched == _literal.Length)
            {
                return at + 1 - matched;
            }
        }

        return -1;
    }

    private static int[] Borders(string literal)
    {
        var borders = new int[literal.Length];
        var matched = 0;
        for (var at = 1; at < literal.Length; at++)
        {
            while (matched > 0 && literal[at] != literal[matched])
            {
                matched = borders[matched - 1];
            }

            matched += literal[at] == literal[matched] ? 1 : 0;
            borders[at] = matched;
        }

        return borders;
    }
}
