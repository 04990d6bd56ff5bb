namespace Aevum;

/// <summary>What somebody tries to do to the ledger. Only <see cref="Append"/> passes barrier 4.</summary>
public enum LedgerOperation
{
    /// <summary>Add events after the head.</summary>
    Append = 0,

    /// <summary>Change a recorded event.</summary>
    Update = 1,

    /// <summary>Remove a recorded event.</summary>
    Delete = 2,
}
