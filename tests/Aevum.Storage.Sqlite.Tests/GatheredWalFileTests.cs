using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Aevum.Storage.Sqlite.Native;

namespace Aevum.Storage.Sqlite.Tests;

/// <summary>The log as SQLite holds it: whatever it asks of the file, the file answers as if every write had gone through.</summary>
public sealed unsafe class GatheredWalFileTests : IDisposable
{
    private const int OpenLog = 0x00080000 | 0x00000002 | 0x00000004;
    private const int SyncNormal = 2;
    private const int PageSize = 4096;

    private readonly TemporaryDirectory _directory = new();
    private readonly SqliteVfsFile* _file;
    private readonly string _path;

    /// <summary>SQLite keeps the name of an open file, so it stays where it is.</summary>
    private readonly nint _name;

    public GatheredWalFileTests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere SQLite's own VFS is used.");
        SqliteLibrary.Require();
        _path = _directory.File("x.db-wal");

        // Of a log SQLite asks the database for the mode.
        File.WriteAllBytes(_directory.File("x.db"), []);
        _name = Marshal.StringToCoTaskMemUTF8(_path);
        var vfs = Sqlite3.FindVfs(GatheredWal.Name);
        _file = (SqliteVfsFile*)NativeMemory.AllocZeroed((nuint)vfs->FileSize);
        int flags;
        Assert.Equal(Sqlite3.Ok, vfs->Open(vfs, (byte*)_name, _file, OpenLog, &flags));
    }

    private long Length => new FileInfo(_path).Length;

    public void Dispose()
    {
        Close();
        NativeMemory.Free(_file);
        Marshal.FreeCoTaskMem(_name);
        _directory.Dispose();
    }

    [Fact]
    public void The_pages_of_a_transaction_are_in_the_file_with_the_last_of_them()
    {
        var at = Frame(0, pagesAfterCommit: 0, 'a');
        at = Frame(at, pagesAfterCommit: 0, 'b');
        var before = Length;

        at = Frame(at, pagesAfterCommit: 2, 'c');

        Assert.Equal(0, before);
        Assert.Equal(at, Length);
        Assert.Equal("abc", string.Concat(Enumerable.Range(0, 3).Select(frame => (char)File.ReadAllBytes(_path)[(frame * (24 + PageSize)) + 24])));
    }

    [Fact]
    public void More_than_there_is_room_for_is_written_on_the_way()
    {
        var at = 0L;
        for (var page = 0; page < 40; page++)
        {
            at = Frame(at, pagesAfterCommit: 0, 'x');
        }

        var onTheWay = Length;
        Assert.Equal(Sqlite3.Ok, _file->Methods->Sync(_file, SyncNormal));

        Assert.InRange(onTheWay, 1, at - 1);
        Assert.Equal(at, Length);
    }

    [Fact]
    public void What_was_written_is_read()
    {
        Write(0, "gathered");

        Assert.Equal("gathered", Read(0, 8));
    }

    [Fact]
    public void Its_size_counts_what_was_written()
    {
        Write(0, "gathered");

        long size;
        Assert.Equal(Sqlite3.Ok, _file->Methods->Size(_file, &size));
        Assert.Equal(8, size);
    }

    [Fact]
    public void What_is_cut_off_does_not_come_back()
    {
        Write(0, "gathered");

        Assert.Equal(Sqlite3.Ok, _file->Methods->Truncate(_file, 4));
        Assert.Equal(Sqlite3.Ok, _file->Methods->Sync(_file, SyncNormal));

        Assert.Equal("gath", File.ReadAllText(_path));
    }

    [Fact]
    public void Writes_stand_where_they_were_put_and_the_later_wins()
    {
        Write(4, "5678");
        Write(0, "1234");
        Write(2, "xyz");

        Assert.Equal("12xyz678", Read(0, 8));
    }

    /// <summary>The limit of SQLite's own VFS: no offset below zero.</summary>
    [Fact]
    public void What_the_system_refuses_is_told_once_and_not_tried_again()
    {
        Write(-4096, "lost");

        Assert.NotEqual(Sqlite3.Ok, _file->Methods->Sync(_file, SyncNormal));
        Assert.Equal(Sqlite3.Ok, _file->Methods->Sync(_file, SyncNormal));
        Assert.Equal(0, Length);
    }

    [Fact]
    public void What_no_transaction_completed_is_given_up_at_the_end()
    {
        Frame(0, pagesAfterCommit: 0, 'a');

        Close();

        Assert.Equal(0, Length);
    }

    private void Close()
    {
        if (_file is not null && _file->Methods is not null)
        {
            Assert.Equal(Sqlite3.Ok, _file->Methods->Close(_file));
            _file->Methods = null;
        }
    }

    private long Frame(long at, uint pagesAfterCommit, char letter)
    {
        var header = new byte[24];
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), pagesAfterCommit);
        Write(at, header);
        Write(at + header.Length, [.. Enumerable.Repeat((byte)letter, PageSize)]);
        return at + header.Length + PageSize;
    }

    private void Write(long at, string text) => Write(at, Encoding.ASCII.GetBytes(text));

    private void Write(long at, byte[] bytes)
    {
        fixed (byte* start = bytes)
        {
            Assert.Equal(Sqlite3.Ok, _file->Methods->Write(_file, start, bytes.Length, at));
        }
    }

    private string Read(long at, int count)
    {
        var bytes = new byte[count];
        fixed (byte* start = bytes)
        {
            Assert.Equal(Sqlite3.Ok, _file->Methods->Read(_file, start, count, at));
        }

        return Encoding.ASCII.GetString(bytes);
    }
}
