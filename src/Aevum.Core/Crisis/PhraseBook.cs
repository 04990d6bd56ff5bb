namespace Aevum.Crisis;

/// <summary>All phrases of the screen, ready to be matched, and the anchors under which the first pass knows them. Immutable and thread-safe.</summary>
internal sealed class PhraseBook
{
    /// <summary>How often each letter a to z stands in English, in a thousand letters; <c>i</c> counts for <c>l</c> too. Only their order matters here.</summary>
    private static readonly int[] Frequencies = [82, 15, 28, 43, 127, 22, 20, 61, 110, 2, 8, 1, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1];

    private PhraseBook(IReadOnlyList<CrisisPhrase> phrases)
    {
        Phrases = phrases;
        Trie = new PhraseTrie(phrases);
        Anchors = ChooseAnchors(phrases);
    }

    /// <summary>The one book.</summary>
    internal static PhraseBook Shared { get; } = new([.. EnglishPhrases.Read(), .. OtherPhrases.Read()]);

    /// <summary>Every phrase, spelled out.</summary>
    internal IReadOnlyList<CrisisPhrase> Phrases { get; }

    /// <summary>The phrases as a tree.</summary>
    internal PhraseTrie Trie { get; }

    /// <summary>Pieces of <see cref="AnchorFilter.AnchorLength"/> letters, at least one of them in every phrase.</summary>
    internal IReadOnlyList<string> Anchors { get; }

    /// <summary>Shortest phrases first: their few pieces are shared by the longer ones, which then need none of their own.</summary>
    private static List<string> ChooseAnchors(IReadOnlyList<CrisisPhrase> phrases)
    {
        var anchors = new HashSet<string>(StringComparer.Ordinal);
        foreach (var canonical in phrases.Select(phrase => phrase.Canonical).Distinct(StringComparer.Ordinal).OrderBy(text => text.Length))
        {
            if (!Pieces(canonical).Any(anchors.Contains))
            {
                anchors.Add(Pieces(canonical).MinBy(Likelihood)!);
            }
        }

        return [.. anchors];
    }

    private static IEnumerable<string> Pieces(string canonical) =>
        Enumerable.Range(0, canonical.Length - AnchorFilter.AnchorLength + 1).Select(start => canonical.Substring(start, AnchorFilter.AnchorLength));

    private static double Likelihood(string piece) => piece.Aggregate(1.0, (product, letter) => product * Frequencies[letter - 'a']);
}
