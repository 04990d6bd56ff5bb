using Aevum.Rules;

namespace Aevum.Crisis;

/// <summary>The canonical letters of everything beyond ASCII, as one flat table over the first two planes; nothing beyond them passes for a letter.</summary>
internal static class UnicodeLetters
{
    /// <summary>Letters of the longest ligature.</summary>
    internal const int Most = 3;

    /// <summary>Marks a character that stands for several letters.</summary>
    private const byte Ligature = 1;

    private const int Planes = 0x20000;

    private static readonly byte[] Table = Build();
    private static readonly Dictionary<int, byte[]> LigatureLetters =
        Lookalikes.AllLigatures.ToDictionary(pair => pair.Key, pair => pair.Value.Select(letter => LetterSqueezer.Ascii[letter]).ToArray());

    /// <summary>Appends the canonical letters of a character, none for most.</summary>
    /// <param name="codePoint">The code point, 0x80 or above.</param>
    /// <param name="letters">Receives up to three letters.</param>
    /// <returns>How many there were.</returns>
    internal static int Append(int codePoint, Span<byte> letters)
    {
        var letter = (uint)codePoint < Planes ? Table[codePoint] : (byte)0;
        if (letter == Ligature)
        {
            LigatureLetters[codePoint].CopyTo(letters);
            return LigatureLetters[codePoint].Length;
        }

        letters[0] = letter;
        return letter != 0 ? 1 : 0;
    }

    private static byte[] Build()
    {
        var table = new byte[Planes];
        foreach (var (codePoint, ascii) in Lookalikes.AllSingles)
        {
            table[codePoint] = LetterSqueezer.Ascii[ascii];
        }

        foreach (var (codePoint, _) in Lookalikes.AllLigatures)
        {
            table[codePoint] = Ligature;
        }

        return table;
    }
}
