using System.Collections.Concurrent;

namespace Aevum.Storage.Sqlite;

/// <summary>Connections for reading, each used by one caller at a time. Readers see the last committed batch and never block the writer (WAL). Thread-safe.</summary>
internal sealed class ReaderPool : IDisposable
{
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly Func<SqliteConnection> _open;
    private readonly int _mostIdle;
    private int _idleCount;
    private volatile bool _isClosed;

    internal ReaderPool(Func<SqliteConnection> open, int mostIdle)
    {
        _open = open;
        _mostIdle = mostIdle;
    }

    /// <summary>Reads with a connection of its own.</summary>
    /// <param name="read">What to read.</param>
    internal T Read<T>(Func<SqliteConnection, T> read)
    {
        var connection = Rent();
        try
        {
            var result = read(connection);
            Return(connection);
            return result;
        }
        catch
        {
            // A connection that failed may be in any state.
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Closes idle connections now and the others when they come back.</summary>
    public void Dispose()
    {
        _isClosed = true;
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private SqliteConnection Rent()
    {
        if (_idle.TryTake(out var connection))
        {
            Interlocked.Decrement(ref _idleCount);
            return connection;
        }

        return _open();
    }

    private void Return(SqliteConnection connection)
    {
        if (_isClosed || Interlocked.Increment(ref _idleCount) > _mostIdle)
        {
            Interlocked.Decrement(ref _idleCount);
            connection.Dispose();
            return;
        }

        _idle.Add(connection);
        if (_isClosed)
        {
            Dispose();
        }
    }
}
