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

    /// <summary>Reads the text again from a position up to <see cref="Position"/>, with word boundaries, and decides.</summary>
    /// <param name="start">Where to begin.</param>
    /// <returns>What that part speaks of.</returns>
    CrisisTopic Match(int start);
}
