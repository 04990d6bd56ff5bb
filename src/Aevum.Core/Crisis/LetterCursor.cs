namespace Aevum.Crisis;

/// <summary>A place in a text, counted in its own units and in canonical letters.</summary>
/// <param name="Position">Units of the text before it.</param>
/// <param name="Letters">Canonical letters before it, each run of the same letter as one.</param>
/// <param name="Last">The canonical letter before it; 0 at the start.</param>
internal record struct LetterCursor(int Position, long Letters, byte Last)
{
    /// <summary>Passes a letter.</summary>
    /// <param name="letter">The canonical letter; 0 for a character that is left out.</param>
    internal void Pass(byte letter)
    {
        if (letter != 0 && letter != Last)
        {
            Letters++;
            Last = letter;
        }
    }
}
