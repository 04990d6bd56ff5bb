namespace Aevum.Consent;

/// <summary>
/// The first word of a <see cref="ConsentCell"/>: what a search must know before it reads more. It is written last, so that a reader who sees it sees
/// the whole cell. <c>default</c> is a cell that was never used.
/// </summary>
/// <param name="Bits">
/// <code>
/// 31                     13 12        7   6     5   4 3        0
/// [ tag: 19 bits of hash  ][ length    ][more][class ][operations]
/// </code>
/// </param>
internal readonly record struct CellHead(uint Bits)
{
    private const uint OperationsMask = 0xF;
    private const int ClassificationShift = 4;
    private const uint ClassificationMask = 3;
    private const uint OneOfSeveralBit = 1 << 6;
    private const int LengthShift = 7;
    private const uint LengthMask = 0x3F;
    private const uint TagMask = uint.MaxValue << 13;

    /// <summary>Stands for a subject whose text is not in the cell.</summary>
    internal const int Elsewhere = (int)LengthMask;

    /// <summary>Never used: no search goes further.</summary>
    internal bool IsFree => Bits == 0;

    /// <summary>The cell's grant is in force; a cell that lost it allows no operation.</summary>
    internal bool IsAlive => (Bits & OperationsMask) != 0;

    /// <summary>The key has more grants than the one in the cell.</summary>
    internal bool IsOneOfSeveral => (Bits & OneOfSeveralBit) != 0;

    internal ConsentOperations Operations => (ConsentOperations)(Bits & OperationsMask);

    internal Classification ClassificationMax => (Classification)((Bits >> ClassificationShift) & ClassificationMask);

    /// <summary>Letters of the subject in the cell, or <see cref="Elsewhere"/>.</summary>
    internal int SubjectLength => (int)((Bits >> LengthShift) & LengthMask);

    /// <summary>The same cell without its grant.</summary>
    internal CellHead Dead => new(Bits & ~OperationsMask);

    internal static CellHead Of(ulong hash, GrantTerms terms, int subjectLength, bool isOneOfSeveral) => new(
        ((uint)(hash & uint.MaxValue) & TagMask)
        | ((uint)subjectLength << LengthShift)
        | (isOneOfSeveral ? OneOfSeveralBit : 0)
        | ((uint)terms.ClassificationMax << ClassificationShift)
        | (uint)terms.Operations);

    /// <summary>Whether the cell may be the key's: false for nearly every other key.</summary>
    internal bool HasTagOf(ulong hash) => (((uint)(hash & uint.MaxValue) ^ Bits) & TagMask) == 0;
}
