using System.Runtime.CompilerServices;

namespace Aevum.Crisis;

/// <summary>
/// Takes each suspicion of the first pass to the second: finds the place of the suspicious letters in the text and has the text around it read
/// again. Goes through the text only forwards, so that many suspicions cost no more than reading it a few times.
/// </summary>
internal struct Suspicion
{
    /// <summary>Letters read beyond a suspicion, so that the next ones nearby are decided with it.</summary>
    private const int Ahead = 96;

    private LetterCursor _cursor;
    private long _firstLetter;
    private long _decidedUpTo;

    /// <summary>Begins the next chunk.</summary>
    /// <param name="previousStart">Where the chunk before it began.</param>
    /// <param name="firstLetter">How many letters of the text lie before the first one of the chunk's buffer.</param>
    internal void BeginChunk(LetterCursor previousStart, long firstLetter)
    {
        _cursor = _cursor.Letters < previousStart.Letters ? previousStart : _cursor;
        _firstLetter = firstLetter;
    }

    /// <summary>Decides over every suspicion in a chunk.</summary>
    /// <param name="source">The text.</param>
    /// <param name="letters">The chunk's buffer.</param>
    /// <returns>What the text speaks of there.</returns>
    [SkipLocalsInit]
    internal CrisisTopic Decide<TSource>(ref TSource source, scoped ReadOnlySpan<byte> letters)
        where TSource : struct, ILetterSource, allows ref struct
    {
        Span<ushort> places = stackalloc ushort[(LetterChunk.Capacity / AnchorFilter.Stride) + 1];
        var filter = AnchorFilter.Shared;
        foreach (var place in places[..filter.Mark(letters, places)])
        {
            if (filter.IsPhraseAround(letters, place)
                && _firstLetter + place >= _decidedUpTo
                && DecideAt(ref source, _firstLetter + place) is var topic and not CrisisTopic.None)
            {
                return topic;
            }
        }

        return CrisisTopic.None;
    }

    private CrisisTopic DecideAt<TSource>(ref TSource source, long letter)
        where TSource : struct, ILetterSource, allows ref struct
    {
        const int Reach = CrisisPhrase.LongestCanonical + PhraseMatcher.Context;
        source.MoveTo(ref _cursor, letter - Reach);
        var end = _cursor;
        source.MoveTo(ref end, letter + Ahead + Reach);
        _decidedUpTo = letter + Ahead;
        return source.Match(_cursor.Position, end.Position);
    }
}
