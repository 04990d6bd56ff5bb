namespace Aevum.Storage;

/// <summary>How a <see cref="SqliteStore"/> opens its file. Immutable.</summary>
public sealed record SqliteStoreOptions
{
    /// <summary>How long to wait for a lock of another process: zero to 60 s. Default: 5 s.</summary>
    public TimeSpan BusyTimeout
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, TimeSpan.FromSeconds(60));
            field = value;
        }
    } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// True to let SQLite check the whole file (<c>quick_check</c>) when it is opened for writing, at a cost that grows with the file.
    /// Default: false; the tail of the chain is checked always.
    /// </summary>
    public bool CheckFileOnOpen { get; init; }
}
