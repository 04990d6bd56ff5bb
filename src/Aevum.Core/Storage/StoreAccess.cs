namespace Aevum.Storage;

/// <summary>What a store is opened for.</summary>
public enum StoreAccess
{
    /// <summary>One engine appends; takes the single-writer lock and migrates an older schema.</summary>
    ReadWrite = 0,

    /// <summary>Tools read beside a running engine: no lock, no migration, and <see cref="IAevumStore.CommitAsync"/> is refused.</summary>
    ReadOnly = 1,
}
