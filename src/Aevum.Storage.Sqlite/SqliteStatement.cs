using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using Aevum.Storage.Sqlite.Native;

namespace Aevum.Storage.Sqlite;

/// <summary>
/// A prepared statement of one connection. Disposing it makes it ready for its next use; the connection closes it for good. Not thread-safe.
/// </summary>
internal sealed unsafe class SqliteStatement : IDisposable
{
    private readonly SqliteConnection _connection;
    private nint _handle;

    internal SqliteStatement(SqliteConnection connection, nint handle)
    {
        _connection = connection;
        _handle = handle;
    }

    internal void Bind(int index, long value) => Check(Sqlite3.BindInt64(_handle, index, value));

    [SkipLocalsInit]
    internal void Bind(int index, string? text)
    {
        if (text is null)
        {
            Check(Sqlite3.BindNull(_handle, index));
            return;
        }

        const int StackSize = 512;
        byte[]? rented = null;
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var utf8 = size <= StackSize ? stackalloc byte[StackSize] : rented = ArrayPool<byte>.Shared.Rent(size);
        try
        {
            var length = Encoding.UTF8.GetBytes(text, utf8);

            // The buffer is never empty, so the pointer is never null: a null pointer would bind NULL for an empty text.
            fixed (byte* start = utf8)
            {
                Check(Sqlite3.BindText(_handle, index, start, length, Sqlite3.Transient));
            }
        }
        finally
        {
            if (rented is not null)
            {
                ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            }
        }
    }

    internal void Bind(int index, ReadOnlySpan<byte> bytes)
    {
        var nothing = stackalloc byte[1];
        fixed (byte* start = bytes)
        {
            Check(Sqlite3.BindBlob(_handle, index, start is null ? nothing : start, bytes.Length, Sqlite3.Transient));
        }
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>False when there is none.</returns>
    internal bool Step()
    {
        var code = Sqlite3.Step(_handle);
        return code switch
        {
            Sqlite3.Row => true,
            Sqlite3.Done => false,
            _ => throw _connection.Fault(code),
        };
    }

    /// <summary>Runs a statement that returns no row.</summary>
    internal void Run()
    {
        while (Step())
        {
            // Pragmas may answer with a row that nobody asked for.
        }
    }

    internal long GetInt64(int column) => Sqlite3.ColumnInt64(_handle, column);

    /// <summary>A number that somebody wrote past the store may have any size; it then reads as the nearest one, which nothing that checks it takes for sound.</summary>
    internal int GetInt32(int column) => (int)Math.Clamp(Sqlite3.ColumnInt64(_handle, column), int.MinValue, int.MaxValue);

    internal string GetText(int column)
    {
        var text = Sqlite3.ColumnText(_handle, column);
        return text is null ? "" : Encoding.UTF8.GetString(text, Sqlite3.ColumnBytes(_handle, column));
    }

    internal string? GetTextOrNull(int column) => Sqlite3.ColumnType(_handle, column) == Sqlite3.Null ? null : GetText(column);

    internal byte[] GetBytes(int column)
    {
        var bytes = Sqlite3.ColumnBlob(_handle, column);
        return bytes is null ? [] : new ReadOnlySpan<byte>(bytes, Sqlite3.ColumnBytes(_handle, column)).ToArray();
    }

    /// <summary>Makes the statement ready for its next use. What the last step returned was reported there.</summary>
    public void Dispose()
    {
        if (_handle != 0)
        {
            // Reset repeats the code of the last step, which was reported there; clearing cannot fail.
            _ = Sqlite3.Reset(_handle);
            _ = Sqlite3.ClearBindings(_handle);
        }
    }

    /// <summary>Closes the statement for good.</summary>
    internal void Close()
    {
        // Repeats the code of the last step, which was reported there.
        _ = Sqlite3.FinalizeStatement(_handle);
        _handle = 0;
    }

    private void Check(int code)
    {
        if (code != Sqlite3.Ok)
        {
            throw _connection.Fault(code);
        }
    }
}
