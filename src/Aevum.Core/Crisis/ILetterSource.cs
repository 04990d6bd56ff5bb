namespace Aevum.Crisis;

/// <summary>A text that is read piece by piece as canonical letters, once per encoding so that the loop over it is compiled for each.</summary>
internal interface ILetterSource
{
    /// <summary>How far the text was read, in its own units, never inside a character.</summary>
    int Position { get; }

    /// <summary>True when all was read.</summary>
    bool IsAtEnd { get; }

    /// <summary>Reads on.</summary>
    /// <param name="letters">Receives canonical letters; room for <see cref="LetterChunk.ReadSize"/> and the slack of a vector store.</param>
    /// <returns>How many letters there were; 0 says nothing about the end.</returns>
    int Read(scoped Span<byte> letters);

    /// <summary>Moves a cursor on, independently of <see cref="Read"/>.</summary>
    /// <param name="cursor">The cursor.</param>
    /// <param name="letters">Stops when so many letters lie before it, or at the end of the text.</param>
    void MoveTo(ref LetterCursor cursor, long letters);

    /// <summary>Reads a part of the text again, with word boundaries, and decides.</summary>
    /// <param name="start">Where the part begins.</param>
    /// <param name="end">Where it ends.</param>
    /// <returns>What the part speaks of.</returns>
    CrisisTopic Match(int start, int end);
}
