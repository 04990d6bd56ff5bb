using System.Runtime.InteropServices;
using System.Text;
using Aevum.Storage.Sqlite.Native;

namespace Aevum.Storage.Sqlite;

/// <summary>One connection to one file, with its prepared statements. Used by one thread at a time.</summary>
internal sealed unsafe class SqliteConnection : IDisposable
{
    /// <summary>By text as an object: constants are one object each, and to hash a long text for every row costs more than to bind it.</summary>
    private readonly Dictionary<string, SqliteStatement> _statements = new(ReferenceEqualityComparer.Instance);
    private nint _handle;

    private SqliteConnection(nint handle) => _handle = handle;

    /// <summary>True between BEGIN and the end of the transaction.</summary>
    internal bool IsInTransaction => Sqlite3.GetAutocommit(_handle) == 0;

    /// <summary>Rows that the last statement changed.</summary>
    internal int Changes => Sqlite3.Changes(_handle);

    /// <summary>Opens a file that exists.</summary>
    /// <param name="path">The file, or a <c>file:</c> URI.</param>
    /// <param name="isReadOnly">True to open for reading only.</param>
    /// <param name="busyTimeout">How long to wait for a lock of another process.</param>
    /// <param name="vfs">The name of the VFS in UTF-8; zero for the one of the system.</param>
    /// <returns>The connection.</returns>
    /// <exception cref="SqliteException">SQLite refused.</exception>
    internal static SqliteConnection Open(string path, bool isReadOnly, TimeSpan busyTimeout, nint vfs = 0)
    {
        var mode = isReadOnly ? Sqlite3.OpenReadOnly : Sqlite3.OpenReadWrite;
        var code = Sqlite3.Open(path, out var handle, mode | Sqlite3.OpenNoMutex | Sqlite3.OpenUri, vfs);
        var connection = new SqliteConnection(handle);
        if (code == Sqlite3.Ok)
        {
            code = Sqlite3.ExtendedResultCodes(handle, 1);
        }

        if (code == Sqlite3.Ok)
        {
            code = Sqlite3.BusyTimeout(handle, (int)busyTimeout.TotalMilliseconds);
        }

        if (code == Sqlite3.Ok)
        {
            return connection;
        }

        // SQLite hands out a handle even when it fails; it holds the message and must be closed.
        var fault = connection.Fault(code);
        connection.Dispose();
        throw fault;
    }

    /// <summary>Finds or prepares a statement; dispose it after use so that it can be used again.</summary>
    /// <param name="sql">One statement, constant text.</param>
    internal SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            statement = new SqliteStatement(this, Compile(sql, Sqlite3.PreparePersistent));
            _statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs one or more statements that return nothing of interest.</summary>
    /// <param name="script">The statements, constant text.</param>
    internal void Execute(string script)
    {
        var utf8 = Encoding.UTF8.GetBytes(script + "\0");
        fixed (byte* start = utf8)
        {
            var next = start;
            var end = start + utf8.Length - 1;
            while (next < end)
            {
                var code = Sqlite3.Prepare(_handle, next, (int)(end - next), 0, out var handle, out next);
                if (code != Sqlite3.Ok)
                {
                    throw Fault(code);
                }

                RunOnce(handle);
            }
        }
    }

    /// <summary>Runs one statement that is used again and again and returns nothing of interest.</summary>
    /// <param name="sql">The statement, constant text.</param>
    internal void Run(string sql)
    {
        using var statement = Prepare(sql);
        statement.Run();
    }

    /// <summary>Reads one number, for example a pragma.</summary>
    /// <param name="sql">A statement whose first row and column is the number.</param>
    /// <returns>The number; 0 when there is no row.</returns>
    internal long ReadNumber(string sql)
    {
        using var statement = Prepare(sql);
        return statement.Step() ? statement.GetInt64(0) : 0;
    }

    /// <summary>The exception for a return code, with SQLite's own words.</summary>
    internal SqliteException Fault(int code) => new(code, _handle == 0 ? "no memory" : Marshal.PtrToStringUTF8(Sqlite3.ErrorMessage(_handle)) ?? "");

    /// <summary>Ends a transaction that failed; a failure to end it leaves nothing behind either, because the connection is closed then.</summary>
    internal void RollBack()
    {
        if (IsInTransaction)
        {
            Execute("ROLLBACK");
        }
    }

    /// <summary>Closes every statement and the connection.</summary>
    public void Dispose()
    {
        foreach (var statement in _statements.Values)
        {
            statement.Close();
        }

        _statements.Clear();
        if (_handle != 0)
        {
            // close_v2 has no failure that could be acted on: with statements open it closes when they do.
            _ = Sqlite3.Close(_handle);
            _handle = 0;
        }
    }

    private nint Compile(string sql, uint flags)
    {
        var utf8 = Encoding.UTF8.GetBytes(sql);
        fixed (byte* start = utf8)
        {
            var code = Sqlite3.Prepare(_handle, start, utf8.Length, flags, out var handle, out _);
            return code == Sqlite3.Ok ? handle : throw Fault(code);
        }
    }

    private void RunOnce(nint handle)
    {
        if (handle == 0)
        {
            return;
        }

        var statement = new SqliteStatement(this, handle);
        try
        {
            statement.Run();
        }
        finally
        {
            statement.Close();
        }
    }
}
