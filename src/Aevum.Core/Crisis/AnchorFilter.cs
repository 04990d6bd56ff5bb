using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Aevum.Crisis;

/// <summary>
/// Tells quickly whether canonical letters may hold a phrase. Each phrase is known by one <em>anchor</em>, a rare run of six of its letters.
/// Of the four-letter pieces of an anchor, one falls on every third letter of any text that holds the anchor, so looking at every third
/// place misses none. A bitmap over hashed pieces answers almost always no; a yes is confirmed by a second bitmap over whole anchors and
/// then by the phrases themselves. Immutable and thread-safe.
/// </summary>
internal sealed class AnchorFilter
{
    /// <summary>Letters in an anchor. No phrase may be shorter.</summary>
    internal const int AnchorLength = PieceLength + Stride - 1;

    private const int PieceLength = 4;

    /// <summary>How many letters lie between the places where the filter looks.</summary>
    internal const int Stride = 3;

    private const int HashBits = 16;
    private const uint PieceFactor = 0x9E3779B1;
    internal const ulong AnchorFactor = 0x9E3779B97F4A7C15;
    private const ulong AnchorMask = 0x0000_FFFF_FFFF_FFFF;

    private readonly ulong[] _pieces = new ulong[(1 << HashBits) / 64];
    private readonly ulong[] _anchors = new ulong[(1 << HashBits) / 64];

    private readonly ulong[] _beginnings = new ulong[(1 << HashBits) / 64];
    private readonly AnchorTable _offsets;
    private readonly PhraseTrie _trie;

    internal AnchorFilter(PhraseBook book)
    {
        _trie = book.Trie;
        var offsets = new Dictionary<ulong, ulong>();
        foreach (var phrase in book.Phrases)
        {
            var offset = book.AnchorOffsetIn(phrase.Canonical);
            var anchor = Pack(phrase.Canonical.AsSpan(offset, AnchorLength));
            CollectionsMarshal.GetValueRefOrAddDefault(offsets, anchor, out _) |= 1UL << offset;
            Set(_beginnings, HashAnchor(Pack(phrase.Canonical.AsSpan(0, AnchorLength))));
        }

        _offsets = new AnchorTable(offsets);
        foreach (var anchor in offsets.Keys)
        {
            Set(_anchors, HashAnchor(anchor));
            for (var shift = 0; shift < Stride; shift++)
            {
                Set(_pieces, HashPiece((uint)((anchor >> (8 * shift)) & uint.MaxValue)));
            }
        }
    }

    /// <summary>The filter over every phrase of the screen.</summary>
    internal static AnchorFilter Shared { get; } = new(PhraseBook.Shared);

    /// <summary>
    /// Marks every place where an anchor may lie. Ordinary text has one such place in twelve, in no order that a processor could guess, so the
    /// loop decides nothing: it writes each place down and keeps those that count.
    /// </summary>
    /// <param name="letters">Canonical letters, at most <see cref="LetterChunk.Capacity"/>.</param>
    /// <param name="places">Receives the places, in order; room for one in <see cref="Stride"/> letters.</param>
    /// <returns>How many there are.</returns>
    internal int Mark(ReadOnlySpan<byte> letters, Span<ushort> places)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(letters.Length, LetterChunk.Capacity);
        ArgumentOutOfRangeException.ThrowIfLessThan(places.Length, (letters.Length / Stride) + 1);

        ref var start = ref MemoryMarshal.GetReference(letters);
        ref var place = ref MemoryMarshal.GetReference(places);
        ref var pieces = ref MemoryMarshal.GetArrayDataReference(_pieces);
        var count = 0u;
        unchecked
        {
            for (var i = 0; i <= letters.Length - PieceLength; i += Stride)
            {
                var hash = HashPiece(LittleEndian(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, i))));
                Unsafe.Add(ref place, count) = (ushort)i;
                count += (uint)(Unsafe.Add(ref pieces, hash >> 6) >> (int)(hash & 63)) & 1;
            }

            return (int)count;
        }
    }

    /// <summary>Whether a phrase, whatever stands around it, has its anchor around a marked place: a piece lies at the first, second or third letter of its anchor.</summary>
    /// <param name="letters">The canonical letters.</param>
    /// <param name="place">The place.</param>
    internal bool IsPhraseAround(ReadOnlySpan<byte> letters, int place)
    {
        if (place < Stride - 1 || place + AnchorLength > letters.Length)
        {
            return IsPhraseAroundEdge(letters, place);
        }

        // The eight letters hold all three anchors that the piece can belong to.
        var around = BinaryPrimitives.ReadUInt64LittleEndian(letters[(place - Stride + 1)..]);
        return (IsAnchor(around >> 16) | IsAnchor(around >> 8) | IsAnchor(around))
            && (IsPhraseAt(letters, place) || IsPhraseAt(letters, place - 1) || IsPhraseAt(letters, place - 2));
    }

    private static ulong Pack(ReadOnlySpan<char> anchor)
    {
        Span<byte> letters = stackalloc byte[sizeof(ulong)];
        letters.Clear();
        Encoding.ASCII.GetBytes(anchor, letters);
        return BinaryPrimitives.ReadUInt64LittleEndian(letters);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashPiece(uint piece) => unchecked(piece * PieceFactor) >> (32 - HashBits);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashAnchor(ulong anchor) => (uint)(unchecked(anchor * AnchorFactor) >> (64 - HashBits));

    private static uint LittleEndian(uint piece) => BitConverter.IsLittleEndian ? piece : BinaryPrimitives.ReverseEndianness(piece);

    private static void Set(ulong[] bitmap, uint bit) => bitmap[bit >> 6] |= 1UL << (int)(bit & 63);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsSet(ulong[] bitmap, uint bit) => (bitmap[bit >> 6] & (1UL << (int)(bit & 63))) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool IsAnchor(ulong letters) => IsSet(_anchors, HashAnchor(letters & AnchorMask));

    private bool IsPhraseAroundEdge(ReadOnlySpan<byte> letters, int place)
    {
        for (var start = place; start > place - Stride && start >= 0; start--)
        {
            if (start + AnchorLength <= letters.Length && IsPhraseAt(letters, start))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsPhraseAt(ReadOnlySpan<byte> letters, int start)
    {
        var anchor = Anchor(letters, start);
        if (!IsSet(_anchors, HashAnchor(anchor)))
        {
            return false;
        }

        for (var offsets = _offsets.OffsetsOf(anchor); offsets != 0; offsets &= offsets - 1)
        {
            var offset = BitOperations.TrailingZeroCount(offsets);
            if (offset <= start && IsBeginning(letters, start - offset) && _trie.Begins(letters[(start - offset)..]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Spares nearly all walks through the tree, which does not fit into the nearest cache.</summary>
    private bool IsBeginning(ReadOnlySpan<byte> letters, int start) => IsSet(_beginnings, HashAnchor(Anchor(letters, start)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Anchor(ReadOnlySpan<byte> letters, int start) =>
        start + sizeof(ulong) <= letters.Length
            ? BinaryPrimitives.ReadUInt64LittleEndian(letters[start..]) & AnchorMask
            : AnchorAtEnd(letters[start..]);

    private static ulong AnchorAtEnd(ReadOnlySpan<byte> letters)
    {
        Span<byte> padded = stackalloc byte[sizeof(ulong)];
        padded.Clear();
        letters[..AnchorLength].CopyTo(padded);
        return BinaryPrimitives.ReadUInt64LittleEndian(padded);
    }
}
