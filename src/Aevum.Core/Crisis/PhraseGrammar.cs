namespace Aevum.Crisis;

/// <summary>
/// Reads the phrase lists. One line is one family: <c>[a|b]</c> is a choice, <c>{name}</c> a choice that has a name, <c>!&gt; x|y</c> the words after it
/// and <c>!&lt; x|y</c> the words before it that make it innocent, <c>#</c> begins a remark. Pure.
/// </summary>
internal static class PhraseGrammar
{
    private const string AfterSign = "!>";
    private const string BeforeSign = "!<";

    /// <summary>Spells out every phrase of a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="topic">What its phrases speak of.</param>
    /// <param name="choices">The named choices.</param>
    /// <returns>The phrases.</returns>
    internal static IEnumerable<CrisisPhrase> Read(string list, CrisisTopic topic, IReadOnlyDictionary<string, string> choices)
    {
        foreach (var line in list.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith('#'))
            {
                continue;
            }

            var (rest, before) = Cut(line, BeforeSign);
            var (pattern, after) = Cut(rest, AfterSign);
            var context = new PhraseContext(Words(after, choices), Words(before, choices));
            foreach (var spelled in Spell(pattern, choices))
            {
                yield return new CrisisPhrase(spelled.Trim(), topic, context);
            }
        }
    }

    private static (string Head, string Tail) Cut(string line, string sign)
    {
        var at = line.IndexOf(sign, StringComparison.Ordinal);
        return at < 0 ? (line, "") : (line[..at], line[(at + sign.Length)..]);
    }

    private static string[] Words(string words, IReadOnlyDictionary<string, string> choices) =>
        words.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(word => Spell(word, choices))
            .Select(word => word.Replace(" ", "", StringComparison.Ordinal))
            .ToArray();

    private static IEnumerable<string> Spell(string pattern, IReadOnlyDictionary<string, string> choices)
    {
        var open = pattern.AsSpan().IndexOfAny('[', '{');
        if (open < 0)
        {
            return [pattern];
        }

        var close = pattern.IndexOf(pattern[open] == '[' ? ']' : '}', open);
        if (close < 0)
        {
            throw new InvalidOperationException($"The crisis phrase '{pattern}' opens a choice and does not close it.");
        }

        var inner = pattern[(open + 1)..close];
        var options = (pattern[open] == '[' ? inner : choices[inner]).Split('|');
        return from tail in Spell(pattern[(close + 1)..], choices)
               from option in options
               from word in Spell(option, choices)
               select pattern[..open] + word + tail;
    }
}
