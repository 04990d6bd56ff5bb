namespace Aevum.Crisis;

/// <summary>All phrases of the screen, ready to be matched, and the anchors under which the first pass knows them. Immutable and thread-safe.</summary>
internal sealed class PhraseBook
{
    private PhraseBook(IReadOnlyList<CrisisPhrase> phrases)
    {
        Phrases = phrases;
        Trie = new PhraseTrie(phrases);
        Anchors = AnchorChoice.For(phrases.Select(phrase => phrase.Canonical));
    }

    /// <summary>The one book.</summary>
    internal static PhraseBook Shared { get; } = new([.. EnglishPhrases.Read(), .. OtherPhrases.Read()]);

    /// <summary>Every phrase, spelled out.</summary>
    internal IReadOnlyList<CrisisPhrase> Phrases { get; }

    /// <summary>The phrases as a tree.</summary>
    internal PhraseTrie Trie { get; }

    /// <summary>Pieces of <see cref="AnchorFilter.AnchorLength"/> letters, at least one of them in every phrase.</summary>
    internal IReadOnlySet<string> Anchors { get; }

    /// <summary>Where the first anchor lies in a phrase.</summary>
    /// <param name="canonical">The canonical letters of a phrase of this book.</param>
    internal int AnchorOffsetIn(string canonical)
    {
        var offset = 0;
        while (!Anchors.Contains(canonical.Substring(offset, AnchorFilter.AnchorLength)))
        {
            offset++;
        }

        return offset;
    }
}
