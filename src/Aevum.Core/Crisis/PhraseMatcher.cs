namespace Aevum.Crisis;

/// <summary>
/// The second pass: finds phrases in letters with their word boundaries, and leaves out those whose context is innocent. A phrase counts
/// when it begins and ends at a boundary; what stands between its letters does not matter.
/// </summary>
internal readonly ref struct PhraseMatcher
{
    private readonly SpelledText _text;

    private PhraseMatcher(SpelledText text) => _text = text;

    /// <summary>Decides over a text or a part of one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isStart">True when nothing stands before it.</param>
    /// <param name="isEnd">True when nothing stands after it.</param>
    /// <returns>What it speaks of.</returns>
    internal static CrisisTopic Match(ReadOnlySpan<char> text, bool isStart, bool isEnd) =>
        new PhraseMatcher(SpelledText.Read(text, isStart, isEnd)).Match();

    private CrisisTopic Match()
    {
        for (var run = 0; run < _text.RunCount; run++)
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
        if (firstRun + 1 >= _text.RunCount || _text.LastBoundaryBefore(firstRun) < 0)
        {
            return CrisisTopic.None;
        }

        var node = trie.AfterTwo(_text.CanonicalOf(firstRun), _text.CanonicalOf(firstRun + 1));
        for (var run = firstRun + 2; node != PhraseTrie.Nowhere && run < _text.RunCount; run++)
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
