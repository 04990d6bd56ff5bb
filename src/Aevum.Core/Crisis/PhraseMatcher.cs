namespace Aevum.Crisis;

/// <summary>
/// The second pass: finds phrases in letters with their word boundaries, and leaves out those whose context is innocent. A phrase counts
/// when it begins and ends at a boundary; what stands between its letters does not matter.
/// </summary>
internal readonly ref struct PhraseMatcher
{
    /// <summary>
    /// Letters before and after a phrase that may make it innocent; longer than any such words. At an end of a part that is no end of the text,
    /// phrases this close to it are left to the part that shows what stands around them.
    /// </summary>
    internal const int Context = 48;

    private readonly SpelledText _text;
    private readonly int _firstRun;
    private readonly int _afterLastRun;

    private PhraseMatcher(SpelledText text, bool isStart, bool isEnd)
    {
        _text = text;
        _firstRun = isStart ? 0 : Context - 1;
        _afterLastRun = isEnd ? text.RunCount : text.RunCount - (Context - 1);
    }

    /// <summary>Decides over a text or a part of one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isStart">True when nothing stands before it.</param>
    /// <param name="isEnd">True when nothing stands after it.</param>
    /// <returns>What it speaks of.</returns>
    internal static CrisisTopic Match(ReadOnlySpan<char> text, bool isStart, bool isEnd) =>
        new PhraseMatcher(SpelledText.Read(text, isStart, isEnd), isStart, isEnd).Match();

    private CrisisTopic Match()
    {
        for (var run = _firstRun; run < _afterLastRun; run++)
        {
            var topic = MatchFrom(run);
            if (topic != CrisisTopic.None)
            {
                return topic;
            }
        }

        return CrisisTopic.None;
    }

    private CrisisTopic MatchFrom(int firstRun)
    {
        var trie = PhraseBook.Shared.Trie;
        if (firstRun + 1 >= _afterLastRun || _text.LastBoundaryBefore(firstRun) < 0)
        {
            return CrisisTopic.None;
        }

        var node = trie.AfterTwo(_text.CanonicalOf(firstRun), _text.CanonicalOf(firstRun + 1));
        for (var run = firstRun + 2; node != PhraseTrie.Nowhere && run < _afterLastRun; run++)
        {
            node = trie.Next(node, _text.CanonicalOf(run));
            if (node == PhraseTrie.Nowhere)
            {
                break;
            }

            foreach (var phrase in trie.EndingAt(node) ?? [])
            {
                if (Holds(phrase, firstRun, run))
                {
                    return phrase.Topic;
                }
            }
        }

        return CrisisTopic.None;
    }

    private bool Holds(CrisisPhrase phrase, int firstRun, int lastRun)
    {
        var start = _text.LastBoundaryBefore(firstRun);
        var end = _text.LastBoundaryAfter(lastRun);
        return start >= 0 && end >= 0 && IsSpelled(phrase, firstRun, lastRun) && !IsInnocent(phrase.Context, start, end);
    }

    private bool IsSpelled(CrisisPhrase phrase, int firstRun, int lastRun)
    {
        for (var run = firstRun; run <= lastRun; run++)
        {
            var index = run - firstRun;
            if ((phrase.NeedsL(index) && !_text.MayHoldL(run)) || (phrase.NeedsMaskBefore(index) && !_text.IsMaskedBefore(run)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsInnocent(PhraseContext context, int start, int end)
    {
        foreach (var word in context.After)
        {
            if (_text.Follows(end, word))
            {
                return true;
            }
        }

        foreach (var word in context.Before)
        {
            if (_text.Precedes(start, word))
            {
                return true;
            }
        }

        return false;
    }
}
