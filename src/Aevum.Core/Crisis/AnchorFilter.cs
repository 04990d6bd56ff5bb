using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Aevum.Crisis;

/// <summary>
/// Tells quickly whether canonical letters may hold a phrase. Each phrase contributes one <em>anchor</em>, the rarest of its runs of six
/// letters. Of the four-letter pieces of an anchor, one falls on every third letter of any text that holds the anchor, so looking at every
/// third place misses none. A bitmap over hashed pieces answers almost always no; a yes is confirmed by comparing the whole anchor.
/// Immutable and thread-safe.
/// </summary>
internal sealed class AnchorFilter
{
    /// <summary>Letters in an anchor. No phrase may be shorter.</summary>
    internal const int AnchorLength = PieceLength + Stride - 1;

    private const int PieceLength = 4;
    private const int Stride = 3;
    private const int HashBits = 16;
    private const uint HashFactor = 0x9E3779B1;

    private readonly ulong[] _bitmap = new ulong[(1 << HashBits) / 64];
    private readonly Dictionary<uint, Piece[]> _pieces;

    internal AnchorFilter(IEnumerable<string> anchors)
    {
        var pieces = new Dictionary<uint, List<Piece>>();
        foreach (var anchor in anchors)
        {
            for (var offset = 0; offset < Stride; offset++)
            {
                var piece = MemoryMarshal.Read<uint>(Latin(anchor.AsSpan(offset, PieceLength)));
                CollectionsMarshal.GetValueRefOrAddDefault(pieces, piece, out _) ??= [];
                pieces[piece].Add(new(Latin(anchor), offset));
                _bitmap[Hash(piece) >> 6] |= 1UL << (int)(Hash(piece) & 63);
            }
        }

        _pieces = pieces.ToDictionary(pair => pair.Key, pair => pair.Value.ToArray());
    }

    /// <summary>The filter over every phrase of the screen.</summary>
    internal static AnchorFilter Shared { get; } = new(PhraseBook.Shared.Anchors);

    /// <summary>Looks for an anchor.</summary>
    /// <param name="letters">Canonical letters.</param>
    /// <returns>True when at least one is there.</returns>
    internal bool IsIn(ReadOnlySpan<byte> letters)
    {
        ref var start = ref MemoryMarshal.GetReference(letters);
        ref var bitmap = ref MemoryMarshal.GetArrayDataReference(_bitmap);
        for (var i = 0; i <= letters.Length - PieceLength; i += Stride)
        {
            var piece = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, i));
            var hash = Hash(piece);
            if ((Unsafe.Add(ref bitmap, hash >> 6) & (1UL << (int)(hash & 63))) != 0 && IsAnchorAt(letters, i, piece))
            {
                return true;
            }
        }

        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Hash(uint piece) => unchecked(piece * HashFactor) >> (32 - HashBits);

    private static byte[] Latin(ReadOnlySpan<char> letters)
    {
        var bytes = new byte[letters.Length];
        for (var i = 0; i < letters.Length; i++)
        {
            bytes[i] = (byte)letters[i];
        }

        return bytes;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool IsAnchorAt(ReadOnlySpan<byte> letters, int at, uint piece)
    {
        if (!_pieces.TryGetValue(piece, out var candidates))
        {
            return false;
        }

        foreach (var candidate in candidates)
        {
            var from = at - candidate.Offset;
            if (from >= 0 && letters[from..].StartsWith(candidate.Anchor))
            {
                return true;
            }
        }

        return false;
    }

    private readonly record struct Piece(byte[] Anchor, int Offset);
}
