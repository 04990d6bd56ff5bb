using Aevum.Storage.Sqlite.Rows;

namespace Aevum.Storage.Sqlite;

/// <summary>What an open store holds: the lock and the writer's connection when it writes, and the readers. Thread-safe.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private const int MostIdleReaders = 16;

    private readonly SqliteFile _file;
    private readonly ReaderPool _readers;
    private readonly StoreLock? _lock;

    /// <summary>One write at a time. Nobody else waits here: one engine commits, one batch after the other.</summary>
    private readonly Lock _writing = new();

    /// <summary>Null after a failure that left it in doubt, until the next write opens another.</summary>
    private SqliteConnection? _writer;
    private bool _isClosed;

    /// <summary>False while the file was last seen in an earlier version; a version never goes back.</summary>
    private volatile bool _isCurrent = true;

    private OpenStore(SqliteFile file, StoreLock? storeLock)
    {
        _file = file;
        _lock = storeLock;
        _readers = new ReaderPool(file.OpenReader, MostIdleReaders);
    }

    internal bool IsReadOnly => _lock is null;

    /// <summary>Opens for reading, a file of an earlier version as it is; an engine may write meanwhile, and migrate it.</summary>
    internal static OpenStore ForReading(SqliteFile file)
    {
        if (!File.Exists(file.Path))
        {
            throw new StorageUnavailableException($"The SQLite store '{file.Path}' does not exist. Check the path; an engine creates the file when it first starts.");
        }

        var open = new OpenStore(file, null) { _isCurrent = false };
        open.ReadLedger((_, _) => true);
        return open;
    }

    /// <summary>Takes the lock, creates or migrates the file, and checks the tail.</summary>
    internal static async Task<OpenStore> ForWritingAsync(SqliteFile file)
    {
        Native.SqliteLibrary.Require();
        PrivateFile.Ensure(file.Path);
        var storeLock = StoreLock.Take(file.FinalPath());
        var open = new OpenStore(file, storeLock);
        try
        {
            // To open may mean to migrate and to check: seconds, which belong to no caller.
            await Task.Run(() => open.Write(open.Prepare)).ConfigureAwait(false);
            return open;
        }
        catch
        {
            await open.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Reads with a connection of its own; each statement sees the last committed batch.</summary>
    internal T Read<T>(Func<SqliteConnection, T> read)
    {
        try
        {
            return _readers.Read(read);
        }
        catch (SqliteException fault)
        {
            throw SqliteFault.Explain(fault, _file.Path);
        }
    }

    /// <summary>Reads events as the file has them at this moment: while it has an earlier version, that is looked at in the transaction that reads.</summary>
    internal T ReadLedger<T>(Func<SqliteConnection, LedgerReader, T> read) => _isCurrent
        ? Read(connection => read(connection, LedgerReader.Current))
        : ReadTogether(connection =>
        {
            var version = _file.Schema.RequireReadable(connection, _file.Path);
            _isCurrent = _file.Schema.IsLatest(version);
            return read(connection, LedgerReader.Of(version));
        });

    /// <summary>Reads several things as of one moment.</summary>
    internal T ReadTogether<T>(Func<SqliteConnection, T> read) => Read(connection =>
    {
        connection.Run("BEGIN");
        var result = read(connection);
        connection.Run("COMMIT");
        return result;
    });

    /// <summary>Writes on the thread of the caller, who waits for the disk (docs/decisions/0066).</summary>
    /// <exception cref="BarrierViolationException">The store is open for reading only.</exception>
    /// <exception cref="StorageUnavailableException">SQLite refused, or the store was closed.</exception>
    internal void Write(Action<SqliteConnection> write)
    {
        if (IsReadOnly)
        {
            throw new BarrierViolationException($"The SQLite store '{_file.Path}' is open for reading only; only the engine that opened it for writing may append.");
        }

        lock (_writing)
        {
            if (_isClosed)
            {
                throw new StorageUnavailableException($"The SQLite store '{_file.Path}' was closed. Open it again.");
            }

            WriteHere(write);
        }
    }

    /// <summary>Closes every connection and releases the lock, in that order.</summary>
    public async ValueTask DisposeAsync()
    {
        // Readers first: the last connection to close moves the WAL into the file, and only the writer may.
        _readers.Dispose();
        await Task.Run(Close).ConfigureAwait(false);
        _lock?.Dispose();
    }

    private void Close()
    {
        lock (_writing)
        {
            _isClosed = true;
            CloseWriter();
        }
    }

    private void Prepare(SqliteConnection connection)
    {
        _file.Schema.Migrate(connection, _file.Path);
        if (_file.IsCheckedOnOpen)
        {
            RequireSound(connection);
        }

        TailCheck.Require(connection, _file.Path);
    }

    private void RequireSound(SqliteConnection connection)
    {
        using var statement = connection.Prepare("PRAGMA quick_check(1)");
        if (!statement.Step() || statement.GetText(0) != "ok")
        {
            throw new StorageUnavailableException($"The SQLite store '{_file.Path}' is damaged: {statement.GetText(0)}. Restore the file from a backup.");
        }
    }

    private void WriteHere(Action<SqliteConnection> write)
    {
        try
        {
            _writer ??= _file.OpenWriter();
            write(_writer);
        }
        catch (SqliteException fault)
        {
            // The connection may be in any state after a fault of the disk; the next write begins with a new one.
            CloseWriter();
            throw SqliteFault.Explain(fault, _file.Path);
        }
    }

    private void CloseWriter()
    {
        _writer?.Dispose();
        _writer = null;
    }
}
