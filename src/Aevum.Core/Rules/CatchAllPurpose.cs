namespace Aevum.Rules;

/// <summary>
/// Rule AEV2001: a purpose that is blank or a catch-all is no reason. A specific purpose may contain such a word
/// (<c>all-hands-scheduling</c>). Compiled into the kernel and the analyzers, so that build and run decide alike. Thread-safe.
/// </summary>
internal static class CatchAllPurpose
{
    private static readonly string[] Empty =
    [
        "any", "all", "everything", "general", "various", "misc", "miscellaneous", "other", "default", "unspecified", "none", "test", "todo", "tbd",
        "anything", "whatever", "unknown",
    ];

    /// <summary>Say nothing by themselves, and turn into a catch-all beside one of <see cref="Empty"/>: <c>any purpose</c>, <c>all kinds of use</c>.</summary>
    private static readonly string[] Nouns =
        ["purpose", "purposes", "use", "uses", "usage", "reason", "reasons", "thing", "things", "stuff"];

    /// <summary>Only wide beside <c>any</c>, <c>all</c> and <c>every</c>: <c>other activities</c> may be a heading somewhere, <c>all activities</c> is not a reason anywhere.</summary>
    private static readonly string[] WideNouns =
        ["activity", "activities", "operation", "operations", "task", "tasks", "processing", "case", "cases", "kind", "kinds", "type", "types", "sort", "sorts"];

    private static readonly string[] Quantifiers = ["any", "all", "every"];

    private static readonly CatchAllWords WholeWords = new([.. Empty, "na", "tobedetermined", "tobedefined", "tobeconfirmed", "anyandall", "allandany", "anyorall"]);
    private static readonly CatchAllWords WholePairs = CatchAllWords.Pairs([.. Empty, "every"], Nouns);
    private static readonly CatchAllWords WholeWidePairs = CatchAllWords.Pairs(Quantifiers, WideNouns);
    private static readonly CatchAllWords EmptyWords = new(Empty);
    private static readonly CatchAllWords QuantifierWords = new(Quantifiers);
    private static readonly CatchAllWords NounWords = new(Nouns);
    private static readonly CatchAllWords WideNounWords = new(WideNouns);
    private static readonly CatchAllWords AnyWord = new("any");
    private static readonly CatchAllWords AllWord = new("all");
    private static readonly CatchAllWords JoiningWords = new("and", "or", "n");
    private static readonly CatchAllWords FillingWords = new("and", "or", "the", "of", "for", "a", "an", "its", "our", "your", "my", "else", "in", "to");

    /// <summary>Decides whether a purpose is blank or a catch-all.</summary>
    /// <param name="purpose">The purpose; null counts as blank.</param>
    /// <returns>True when it must be refused.</returns>
    internal static bool Matches(string? purpose)
    {
        if (string.IsNullOrWhiteSpace(purpose))
        {
            return true;
        }

        var text = FoldedText.Of(purpose!);
        return text.Words.Count == 0
            || text.HasWildcard
            || IsWhole(text.Compact)
            || IsWhole(text.CompactWithSymbols)
            || BeginsWithAnyAndAll(text.Words)
            || SaysNothing(text.Words);
    }

    private static bool IsWhole(string compact) =>
        WholeWords.Contains(compact) || WholePairs.Contains(compact) || WholeWidePairs.Contains(compact);

    /// <summary><c>any and all …</c>, with or without the joining word, in either order.</summary>
    private static bool BeginsWithAnyAndAll(IReadOnlyList<string> words)
    {
        if (words.Count < 2)
        {
            return false;
        }

        var second = JoiningWords.Contains(words[1]) && words.Count > 2 ? words[2] : words[1];
        return (AnyWord.Contains(words[0]) && AllWord.Contains(second)) || (AllWord.Contains(words[0]) && AnyWord.Contains(second));
    }

    /// <summary>True when every word is empty, filling, or a noun that says nothing, and at least one of them is a catch-all.</summary>
    private static bool SaysNothing(IReadOnlyList<string> words)
    {
        bool hasEmpty = false, hasQuantifier = false, hasNoun = false, hasWideNoun = false;
        foreach (var word in words)
        {
            var isQuantifier = QuantifierWords.Contains(word);
            var isEmpty = EmptyWords.Contains(word);
            var isNoun = NounWords.Contains(word);
            var isWideNoun = WideNounWords.Contains(word);
            if (!isQuantifier && !isEmpty && !isNoun && !isWideNoun && !FillingWords.Contains(word))
            {
                return false;
            }

            hasQuantifier |= isQuantifier;
            hasEmpty |= isEmpty;
            hasNoun |= isNoun;
            hasWideNoun |= isWideNoun;
        }

        return hasWideNoun ? hasQuantifier : hasEmpty || (hasQuantifier && hasNoun);
    }
}
