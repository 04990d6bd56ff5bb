using System.Buffers.Binary;
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
    private const ulong AnchorFactor = 0x9E3779B97F4A7C15;
    private const ulong AnchorMask = 0x0000_FFFF_FFFF_FFFF;

    private readonly ulong[] _pieces = new ulong[(1 << HashBits) / 64];
    private readonly ulong[] _anchors = new ulong[(1 << HashBits) / 64];

    /// <summary>For each anchor, how many letters before it a phrase may begin.</summary>
    private readonly Dictionary<ulong, int[]> _offsets;
    private readonly PhraseTrie _trie;

    internal AnchorFilter(PhraseBook book)
    {
        _trie = book.Trie;
        var offsets = new Dictionary<ulong, SortedSet<int>>();
        foreach (var phrase in book.Phrases)
        {
            var offset = book.AnchorOffsetIn(phrase.Canonical);
            var anchor = Pack(phrase.Canonical.AsSpan(offset, AnchorLength));
            CollectionsMarshal.GetValueRefOrAddDefault(offsets, anchor, out _) ??= [];
            offsets[anchor].Add(offset);
        }

        _offsets = offsets.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
        foreach (var anchor in _offsets.Keys)
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

    /// <summary>Looks for the next phrase, whatever stands around it.</summary>
    /// <param name="letters">Canonical letters.</param>
    /// <param name="from">Where to look first.</param>
    /// <returns>A place inside the phrase; -1 when there is none.</returns>
    internal int Find(ReadOnlySpan<byte> letters, int from)
    {
        ref var start = ref MemoryMarshal.GetReference(letters);
        ref var pieces = ref MemoryMarshal.GetArrayDataReference(_pieces);
        for (var i = from; i <= letters.Length - PieceLength; i += Stride)
        {
            var hash = HashPiece(LittleEndian(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, i))));
            if ((Unsafe.Add(ref pieces, hash >> 6) & (1UL << (int)(hash & 63))) != 0 && IsPhraseAround(letters, i))
            {
                return i;
            }
        }

        return -1;
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

    private static bool IsSet(ulong[] bitmap, uint bit) => (bitmap[bit >> 6] & (1UL << (int)(bit & 63))) != 0;

    /// <summary>A piece lies at the first, second or third letter of its anchor.</summary>
    private bool IsPhraseAround(ReadOnlySpan<byte> letters, int at)
    {
        for (var start = at; start > at - Stride && start >= 0; start--)
        {
            if (start + AnchorLength > letters.Length)
            {
                continue;
            }

            var anchor = Anchor(letters, start);
            if (IsSet(_anchors, HashAnchor(anchor)) && _offsets.TryGetValue(anchor, out var offsets) && IsPhraseAt(letters, start, offsets))
            {
                return true;
            }
        }

        return false;
    }

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

    private bool IsPhraseAt(ReadOnlySpan<byte> letters, int anchor, int[] offsets)
    {
        foreach (var offset in offsets)
        {
            if (offset <= anchor && _trie.Begins(letters[(anchor - offset)..]))
            {
                return true;
            }
        }

        return false;
    }
}
