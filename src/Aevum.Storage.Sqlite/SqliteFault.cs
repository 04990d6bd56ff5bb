namespace Aevum.Storage.Sqlite;

/// <summary>Says in the store's terms what a failure of SQLite means and how to repair it. Pure.</summary>
internal static class SqliteFault
{
    private const int Permission = 3;
    private const int Busy = 5;
    private const int Locked = 6;
    private const int OutOfMemory = 7;
    private const int ReadOnly = 8;
    private const int InputOutput = 10;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int TooBig = 18;
    private const int Constraint = 19;
    private const int NotADatabase = 26;

    /// <summary>Turns a failure into the exception that leaves the store.</summary>
    /// <param name="fault">What SQLite said.</param>
    /// <param name="path">The file.</param>
    /// <returns>The exception to throw.</returns>
    internal static Exception Explain(SqliteException fault, string path) =>
        fault.PrimaryCode == Constraint
            ? new BarrierViolationException($"The ledger in '{path}' is append-only and refused the batch ({fault.Message}). Nothing was written.", fault)
            : new StorageUnavailableException($"The SQLite store '{path}' {Meaning(fault)} Nothing was half-written.", fault);

    private static string Meaning(SqliteException fault) => fault.PrimaryCode switch
    {
        Permission => "may not be accessed by this user. Give the user of the process read and write access to the file and its directory.",
        Busy or Locked => "is locked by another process. Stop the other writer; readers do not block.",
        OutOfMemory => "could not be used because memory ran out. Give the process more memory.",
        ReadOnly => "cannot be written: the file, its directory or the file system is read-only. Make it writable, or choose another path.",
        InputOutput => $"met an input or output error ({fault.Code}). Check the disk, its quota and the limits of the process.",
        Corrupt => "is damaged. Restore the file with its -wal file from a backup; 'aevum verify' tells how far a copy holds.",
        Full => "could not grow: the disk or the quota is full. Free space and try again.",
        CannotOpen => "cannot be opened. Check that the directory exists and that the process may read and write it.",
        TooBig => "cannot hold a value of that size (SQLite's limit is 1 GB). Send smaller data.",
        NotADatabase => "is not an SQLite file. Choose another path; the file was left as it is.",
        _ => $"failed ({fault.Message}). Check the disk and the file.",
    };
}
