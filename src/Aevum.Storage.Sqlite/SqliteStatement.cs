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
    /// <summary>Holds the values of one row of usual size, so that SQLite needs no copies.</summary>
    private const int BufferSize = 4096;

    private readonly SqliteConnection _connection;

    /// <summary>Pinned: SQLite reads the values where they stand, up to the next <see cref="Dispose"/>.</summary>
    private readonly byte[] _values = GC.AllocateUninitializedArray<byte>(BufferSize, pinned: true);
    private int _used;
    private nint _handle;

    internal SqliteStatement(SqliteConnection connection, nint handle)
    {
        _connection = connection;
        _handle = handle;
    }

    internal void Bind(int index, long value) => Check(Sqlite3.BindInt64(_handle, index, value));

    /// <summary>Binds a text. Null needs no call: a statement that is ready for its next use has nothing bound.</summary>
    internal void Bind(int index, string? text)
    {
        if (text is null)
        {
            return;
        }

        var room = _values.AsSpan(_used);
        if (Encoding.UTF8.GetMaxByteCount(text.Length) > room.Length)
        {
            BindCopy(index, text);
            return;
        }

        var length = Encoding.UTF8.GetBytes(text, room);
        Check(Sqlite3.BindTextInPlace(_handle, index, Keep(length), length, Sqlite3.Static));
    }

    internal void Bind(int index, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length >= _values.Length - _used)
        {
            BindCopy(index, bytes);
            return;
        }

        bytes.CopyTo(_values.AsSpan(_used));
        Check(Sqlite3.BindBlobInPlace(_handle, index, Keep(bytes.Length), bytes.Length, Sqlite3.Static));
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

    internal bool IsInteger(int column) => Sqlite3.ColumnType(_handle, column) == Sqlite3.Integer;

    /// <summary>The bytes of a BLOB where they stand, up to the next step; nothing for a value of another type.</summary>
    internal ReadOnlySpan<byte> GetBlobOrNothing(int column) =>
        Sqlite3.ColumnType(_handle, column) == Sqlite3.Blob ? new ReadOnlySpan<byte>(Sqlite3.ColumnBlob(_handle, column), Sqlite3.ColumnBytes(_handle, column)) : default;

    /// <summary>Makes the statement ready for its next use. What the last step returned was reported there.</summary>
    public void Dispose()
    {
        if (_handle != 0)
        {
            // Reset repeats the code of the last step, which was reported there; clearing cannot fail.
            _ = Sqlite3.Reset(_handle);
            _ = Sqlite3.ClearBindings(_handle);
        }

        // Nothing is bound any more, and what stood here may have been personal.
        _values.AsSpan(0, _used).Clear();
        _used = 0;
    }

    /// <summary>Closes the statement for good.</summary>
    internal void Close()
    {
        // Repeats the code of the last step, which was reported there.
        _ = Sqlite3.FinalizeStatement(_handle);
        _handle = 0;
    }

    /// <summary>The place of what was just written into the buffer; never null, which SQLite would take for NULL.</summary>
    private byte* Keep(int length)
    {
        var start = (byte*)Unsafe.AsPointer(ref _values[_used]);
        _used += length;
        return start;
    }

    /// <summary>Binds a text that the buffer has no room for: SQLite keeps a copy.</summary>
    private void BindCopy(int index, string text)
    {
        var utf8 = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            BindCopy(index, Encoding.UTF8.GetBytes(text, utf8), utf8);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(utf8, clearArray: true);
        }
    }

    private void BindCopy(int index, int length, byte[] utf8)
    {
        fixed (byte* start = utf8)
        {
            Check(Sqlite3.BindText(_handle, index, start, length, Sqlite3.Transient));
        }
    }

    private void BindCopy(int index, ReadOnlySpan<byte> bytes)
    {
        var nothing = stackalloc byte[1];
        fixed (byte* start = bytes)
        {
            // A null pointer would bind NULL for an empty value.
            Check(Sqlite3.BindBlob(_handle, index, start is null ? nothing : start, bytes.Length, Sqlite3.Transient));
        }
    }

    private void Check(int code)
    {
        if (code != Sqlite3.Ok)
        {
            throw _connection.Fault(code);
        }
    }
}
