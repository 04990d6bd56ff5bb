using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Aevum.Crisis;

/// <summary>
/// The canonical letters of one piece of text: repeated letters collapsed to one, the last few of the piece before kept in front, so that
/// what lies across the seam is seen.
/// </summary>
internal ref struct LetterChunk
{
    /// <summary>Letters that one read may add.</summary>
    internal const int ReadSize = 512;

    /// <summary>One letter from before, one read, and the slack of a vector store.</summary>
    internal const int RawCapacity = 1 + ReadSize + LetterSqueezer.Slack;

    /// <summary>Room for a chunk that is one letter short of full, one more read, the kept letters and the slack.</summary>
    internal const int Capacity = 1536;

    /// <summary>So many that a phrase across the seam lies whole in the next chunk.</summary>
    private const int MostKept = CrisisPhrase.LongestCanonical - 1;

    private readonly Span<byte> _raw;
    private readonly Span<byte> _letters;
    private int _end;
    private int _kept;

    internal LetterChunk(Span<byte> raw, Span<byte> letters)
    {
        _raw = raw;
        _letters = letters;
        _raw[0] = 0;
    }

    /// <summary>Letters that are new in this chunk.</summary>
    internal readonly int Count => _end - _kept;

    /// <summary>Letters that were kept from the chunk before.</summary>
    internal readonly int Kept => _kept;

    /// <summary>The letter that was read last; 0 before the first.</summary>
    internal readonly byte Last => _raw[0];

    /// <summary>The letters kept from before and the new ones.</summary>
    internal readonly ReadOnlySpan<byte> Letters => _letters[.._end];

    /// <summary>Where the next letters go.</summary>
    internal readonly Span<byte> Free => _raw[1..];

    /// <summary>Takes the letters that were written to <see cref="Free"/>, each run of the same letter as one.</summary>
    /// <param name="count">How many.</param>
    internal void Take(int count)
    {
        var taken = 0;
        ref var raw = ref MemoryMarshal.GetReference(_raw);
        if (LetterSqueezer.IsWide)
        {
            for (; count - taken >= Vector512<byte>.Count; taken += Vector512<byte>.Count)
            {
                var before = Vector512.LoadUnsafe(ref raw, (nuint)taken);
                var letters = Vector512.LoadUnsafe(ref raw, (nuint)taken + 1);
                _end += LetterSqueezer.Store(letters, ~Vector512.Equals(letters, before), _letters[_end..]);
            }
        }

        if (Vector128.IsHardwareAccelerated)
        {
            for (; count - taken >= Vector128<byte>.Count; taken += Vector128<byte>.Count)
            {
                var before = Vector128.LoadUnsafe(ref raw, (nuint)taken);
                var letters = Vector128.LoadUnsafe(ref raw, (nuint)taken + 1);
                _end += LetterSqueezer.Store(letters, ~Vector128.Equals(letters, before), _letters[_end..]);
            }
        }

        for (; taken < count; taken++)
        {
            if (_raw[taken + 1] != _raw[taken])
            {
                _letters[_end++] = _raw[taken + 1];
            }
        }

        _raw[0] = _raw[count];
    }

    /// <summary>Keeps the end of this chunk in front of the next.</summary>
    internal void StartNext()
    {
        _kept = Math.Min(MostKept, _end);
        _letters.Slice(_end - _kept, _kept).CopyTo(_letters);
        _end = _kept;
    }
}
