using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Aevum.Crisis;

/// <summary>
/// Turns text into canonical letters, 16 or 64 bytes at a time: letter case and the simple substitutions of leetspeak are folded, <c>l</c> is read
/// as <c>i</c> (both are written as <c>1</c> and <c>I</c>), and everything that is no letter is left out. The scalar table is the definition;
/// a test compares the vectors with it.
/// </summary>
internal static class LetterSqueezer
{
    /// <summary>A store writes up to so many bytes beyond what it reports.</summary>
    internal const int Slack = 64;

    // Row 6 and 7 of ASCII are the letters (row 4 and 5 in upper case); row 3 the digits, of which 0 1 3 4 5 7 8 pass for letters.
    private static readonly Vector128<byte> LettersAToO = Vector128.Create("\0abcdefghijkimno"u8);
    private static readonly Vector128<byte> LettersPToZ = Vector128.Create("pqrstuvwxyz\0\0\0\0\0"u8);
    private static readonly Vector128<byte> Digits = Vector128.Create("oi\0eas\0tb\0\0\0\0\0\0\0"u8);

    private static readonly Vector512<byte> LowerHalf = Vector512.Create(Ascii[..64]);
    private static readonly Vector512<byte> UpperHalf = Vector512.Create(Ascii[64..]);

    /// <summary>For each set of kept bytes among eight: where each comes from.</summary>
    private static readonly ulong[] Sources = BuildSources();

    /// <summary>True where 64 characters can be squeezed at once.</summary>
    internal static bool IsWide => Avx512Vbmi.IsSupported && Avx512Vbmi2.IsSupported;

    /// <summary>The canonical letter of each ASCII character; 0 for those left out.</summary>
    internal static ReadOnlySpan<byte> Ascii =>
        "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0s\0\0\0\0\0\0\0\0\0\0\0oi\0eas\0tb\0\0\0\0\0\0\0aabcdefghijkimnopqrstuvwxyz\0\0\0\0\0\0abcdefghijkimnopqrstuvwxyz\0\0\0\0\0"u8;

    /// <summary>Squeezes 16 ASCII characters.</summary>
    /// <param name="ascii">The characters, all below 0x80.</param>
    /// <param name="destination">Receives the letters; at least <see cref="Slack"/> longer than the letters already there.</param>
    /// <returns>How many letters there were.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Squeeze(Vector128<byte> ascii, Span<byte> destination)
    {
        var column = ascii & Vector128.Create((byte)0x0F);
        var isOddRow = Vector128.Equals(ascii & Vector128.Create((byte)0x10), Vector128.Create((byte)0x10));
        var isRow2Or3 = Vector128.Equals(ascii & Vector128.Create((byte)0x60), Vector128.Create((byte)0x20));
        var isLetterRow = Vector128.GreaterThan(ascii, Vector128.Create((byte)0x3F));

        var letters = Vector128.ConditionalSelect(isOddRow, Vector128.ShuffleNative(LettersPToZ, column), Vector128.ShuffleNative(LettersAToO, column));
        var folded = (letters & isLetterRow)
            | (Vector128.ShuffleNative(Digits, column) & isOddRow & isRow2Or3)
            | (Vector128.Equals(ascii, Vector128.Create((byte)'@')) & Vector128.Create((byte)'a'))
            | (Vector128.Equals(ascii, Vector128.Create((byte)'$')) & Vector128.Create((byte)'s'));
        return Store(folded, ~Vector128.Equals(folded, Vector128<byte>.Zero), destination);
    }

    /// <summary>Squeezes 64 ASCII characters, where <see cref="IsWide"/>.</summary>
    /// <param name="ascii">The characters, all below 0x80.</param>
    /// <param name="destination">Receives the letters; <see cref="Slack"/> bytes must be free.</param>
    /// <returns>How many letters there were.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Squeeze(Vector512<byte> ascii, Span<byte> destination)
    {
        var folded = Avx512Vbmi.PermuteVar64x8x2(LowerHalf, ascii, UpperHalf);
        return Store(folded, ~Vector512.Equals(folded, Vector512<byte>.Zero), destination);
    }

    /// <summary>Stores the bytes of a vector that are kept, one after the other, where <see cref="IsWide"/>.</summary>
    /// <param name="letters">The bytes.</param>
    /// <param name="kept">All bits set for each byte that is kept.</param>
    /// <param name="destination">Receives them; <see cref="Slack"/> bytes must be free.</param>
    /// <returns>How many were kept.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Store(Vector512<byte> letters, Vector512<byte> kept, Span<byte> destination)
    {
        Avx512Vbmi2.Compress(Vector512<byte>.Zero, kept, letters).CopyTo(destination);
        return BitOperations.PopCount(kept.ExtractMostSignificantBits());
    }

    /// <summary>Stores the bytes of a vector that are kept, one after the other.</summary>
    /// <param name="letters">The bytes.</param>
    /// <param name="kept">All bits set for each byte that is kept.</param>
    /// <param name="destination">Receives them; <see cref="Slack"/> bytes must be free.</param>
    /// <returns>How many were kept.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Store(Vector128<byte> letters, Vector128<byte> kept, Span<byte> destination)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Slack);

        ref var target = ref MemoryMarshal.GetReference(destination);
        ref var sources = ref MemoryMarshal.GetArrayDataReference(Sources);
        var mask = kept.ExtractMostSignificantBits();
        var low = (int)(mask & 0xFF);
        var high = (int)(mask >> 8);
        var lowCount = BitOperations.PopCount((uint)low);

        const ulong FromUpperHalf = 0x0808080808080808;
        var lowLetters = Vector128.ShuffleNative(letters, Vector128.CreateScalar(Unsafe.Add(ref sources, low)).AsByte());
        var highLetters = Vector128.ShuffleNative(letters, Vector128.CreateScalar(Unsafe.Add(ref sources, high) + FromUpperHalf).AsByte());
        Unsafe.WriteUnaligned(ref target, lowLetters.AsUInt64().ToScalar());
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, lowCount), highLetters.AsUInt64().ToScalar());
        return lowCount + BitOperations.PopCount((uint)high);
    }

    private static ulong[] BuildSources()
    {
        var sources = new ulong[256];
        for (var kept = 0; kept < sources.Length; kept++)
        {
            var count = 0;
            for (var bit = 0; bit < 8; bit++)
            {
                if ((kept & (1 << bit)) != 0)
                {
                    sources[kept] |= (ulong)bit << (8 * count++);
                }
            }
        }

        return sources;
    }
}
