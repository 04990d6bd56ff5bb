namespace Aevum.Storage.Sqlite;

/// <summary>What an open store holds: the lock and the writer's thread when it writes, and the readers. Thread-safe.</summary>
internal sealed class OpenStore : IAsyncDisposable
{
    private const int MostIdleReaders = 16;

    private readonly SqliteFile _file;
    private readonly ReaderPool _readers;
    private readonly WriterThread? _thread;
    private readonly StoreLock? _lock;

    /// <summary>Lives on the writer's thread only; null after a failure that left it in doubt, until the next write opens another.</summary>
    private SqliteConnection? _writer;

    private OpenStore(SqliteFile file, WriterThread? thread, StoreLock? storeLock)
    {
        _file = file;
        _thread = thread;
        _lock = storeLock;
        _readers = new ReaderPool(file.OpenReader, MostIdleReaders);
    }

    internal bool IsReadOnly => _thread is null;

    /// <summary>Opens for reading; an engine may write meanwhile.</summary>
    internal static OpenStore ForReading(SqliteFile file)
    {
        if (!File.Exists(file.Path))
        {
            throw new StorageUnavailableException($"The SQLite store '{file.Path}' does not exist. Check the path; an engine creates the file when it first starts.");
        }

        var open = new OpenStore(file, null, null);
        open.Read(connection =>
        {
            file.Schema.RequireCurrent(connection, file.Path);
            return 0;
        });
        return open;
    }

    /// <summary>Takes the lock, creates or migrates the file, and checks the tail.</summary>
    internal static async Task<OpenStore> ForWritingAsync(SqliteFile file)
    {
        Native.SqliteLibrary.Require();
        PrivateFile.Ensure(file.Path);
        var storeLock = StoreLock.Take(file.FinalPath());
        var open = new OpenStore(file, new WriterThread("aevum sqlite writer"), storeLock);
        try
        {
            await open.WriteAsync(open.Prepare).ConfigureAwait(false);
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

    /// <summary>Reads several things as of one moment.</summary>
    internal T ReadTogether<T>(Func<SqliteConnection, T> read) => Read(connection =>
    {
        connection.Run("BEGIN");
        var result = read(connection);
        connection.Run("COMMIT");
        return result;
    });

    /// <summary>Writes on the writer's thread.</summary>
    /// <exception cref="BarrierViolationException">The store is open for reading only.</exception>
    internal Task WriteAsync(Action<SqliteConnection> write)
    {
        if (_thread is null)
        {
            throw new BarrierViolationException($"The SQLite store '{_file.Path}' is open for reading only; only the engine that opened it for writing may append.");
        }

        return _thread.RunAsync(() => Write(write));
    }

    /// <summary>Closes every connection, ends the writer and releases the lock, in that order.</summary>
    public async ValueTask DisposeAsync()
    {
        // Readers first: the last connection to close moves the WAL into the file, and only the writer may.
        _readers.Dispose();
        if (_thread is not null)
        {
            await _thread.RunAsync(CloseWriter).ConfigureAwait(false);
            _thread.Dispose();
        }

        _lock?.Dispose();
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

    private bool Write(Action<SqliteConnection> write)
    {
        try
        {
            _writer ??= _file.OpenWriter();
            write(_writer);
            return true;
        }
        catch (SqliteException fault)
        {
            // The connection may be in any state after a fault of the disk; the next write begins with a new one.
            CloseWriter();
            throw SqliteFault.Explain(fault, _file.Path);
        }
    }

    private bool CloseWriter()
    {
        _writer?.Dispose();
        _writer = null;
        return true;
    }
}
