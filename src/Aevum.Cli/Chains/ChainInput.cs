namespace Aevum.Cli.Chains;

/// <summary>Opens what a command was given as a chain, whatever kind of file it is.</summary>
internal static class ChainInput
{
    private const string StandardInput = "-";

    /// <summary>How every SQLite file begins (sqlite.org, database file format, section 1.3).</summary>
    private static ReadOnlySpan<byte> SqliteHeader => "SQLite format 3\0"u8;

    internal static async ValueTask<IChainInput> OpenAsync(string path, Terminal terminal, CancellationToken ct)
    {
        if (path == StandardInput)
        {
            return new ExportInput(terminal.Input);
        }

        var file = Open(path);
        if (!file.CanSeek)
        {
            return new ExportInput(file); // A pipe cannot be a store.
        }

        if (IsSqlite(file))
        {
            await file.DisposeAsync().ConfigureAwait(false);
            return await StoreInput.OpenAsync(path, ct).ConfigureAwait(false);
        }

        file.Position = 0;
        return new ExportInput(file);
    }

    private static FileStream Open(string path)
    {
        const int NoBuffer = 0; // The verifier reads large blocks itself.
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, NoBuffer, FileOptions.SequentialScan);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CommandException($"cannot read {path}: {SmallFile.Reason(fault)}. Give an export, a SQLite store, or - for standard input.", fault);
        }
    }

    private static bool IsSqlite(FileStream file)
    {
        Span<byte> start = stackalloc byte[SqliteHeader.Length];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual(SqliteHeader);
    }
}
