using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Aevum.Storage.Sqlite.Native;

/// <summary>
/// SQLite writes each page of a transaction into the write-ahead log with two calls of the system, and with four where its library was built without <c>pwrite</c>.
/// This VFS is the one of the system, but for the log it keeps what follows upon itself and writes it in one call: when the transaction is complete, when SQLite asks
/// anything else of the log, and when there is no more room (docs/decisions/0085). SQLite shows a transaction to readers only after it has synced the log, as
/// <c>synchronous=FULL</c> makes it do every time; without that setting this VFS must not be used. Linux only.
/// </summary>
internal static unsafe class GatheredWal
{
    private const int OpenWal = 0x00080000;

    /// <summary>The version of the methods, in which nothing is asked that a log does not need.</summary>
    private const int FirstVersion = 1;

    /// <summary>As large as the largest page. SQLite for Unix takes less than 128 kB in one write.</summary>
    private const int Room = 64 * 1024;

    private const int FrameHeaderSize = 24;

    /// <summary>Where the header of a frame has the size of the database after the transaction; zero in every frame but the last.</summary>
    private const int SizeAfterCommit = 4;

    private static readonly Lazy<nint> Registered = new(Register);

    private static SqliteVfs* _system;

    /// <summary>The name by which a connection asks for it; zero where there is none, and then the system's own is used.</summary>
    internal static nint Name => Registered.Value;

    private static nint Register()
    {
        _system = OperatingSystem.IsLinux() ? Sqlite3.FindVfs(0) : null;
        if (_system is null || _system->Version < SqliteVfs.KnownVersion)
        {
            return 0;
        }

        // SQLite keeps both as long as the process lives.
        var vfs = (SqliteVfs*)NativeMemory.Alloc((nuint)sizeof(SqliteVfs));
        *vfs = *_system;
        vfs->Version = SqliteVfs.KnownVersion;
        vfs->Next = null;
        vfs->Name = (byte*)Marshal.StringToCoTaskMemUTF8("aevum-gathered-wal");
        vfs->Open = &Open;
        return Sqlite3.RegisterVfs(vfs, 0) == Sqlite3.Ok ? (nint)vfs->Name : 0;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(SqliteVfs* vfs, byte* path, SqliteVfsFile* file, int flags, int* outFlags)
    {
        var code = _system->Open(_system, path, file, flags, outFlags);
        if (code == Sqlite3.Ok && (flags & OpenWal) != 0)
        {
            Log.Attach(file);
        }

        return code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(SqliteVfsFile* file, void* bytes, int count, long at) => Log.Of(file)->Write(file, bytes, count, at);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Read(SqliteVfsFile* file, void* bytes, int count, long at)
    {
        var code = Log.Of(file)->Flush(file);
        return code == Sqlite3.Ok ? Log.Of(file)->System->Read(file, bytes, count, at) : code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(SqliteVfsFile* file, long size)
    {
        var code = Log.Of(file)->Flush(file);
        return code == Sqlite3.Ok ? Log.Of(file)->System->Truncate(file, size) : code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(SqliteVfsFile* file, int flags)
    {
        var code = Log.Of(file)->Flush(file);
        return code == Sqlite3.Ok ? Log.Of(file)->System->Sync(file, flags) : code;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Size(SqliteVfsFile* file, long* size)
    {
        var code = Log.Of(file)->Flush(file);
        return code == Sqlite3.Ok ? Log.Of(file)->System->Size(file, size) : code;
    }

    /// <summary>What is gathered when a log is closed belongs to a transaction that was given up.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(SqliteVfsFile* file)
    {
        Log.Detach(file);
        return file->Methods->Close(file);
    }

    /// <summary>The state of an open log, in memory that the collector does not know. Its methods come first, so that the file leads here; what was gathered stands behind it.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct Log
    {
        internal SqliteVfsMethods Methods;
        internal SqliteVfsMethods* System;
        private long _start;
        private int _count;
        private bool _isLastFrame;

        internal static Log* Of(SqliteVfsFile* file) => (Log*)file->Methods;

        internal static void Attach(SqliteVfsFile* file)
        {
            var log = (Log*)NativeMemory.Alloc((nuint)(sizeof(Log) + Room));
            log->System = file->Methods;
            log->Methods = *file->Methods;
            log->Methods.Version = FirstVersion;
            log->Methods.Write = &GatheredWal.Write;
            log->Methods.Read = &GatheredWal.Read;
            log->Methods.Truncate = &GatheredWal.Truncate;
            log->Methods.Sync = &GatheredWal.Sync;
            log->Methods.Size = &GatheredWal.Size;
            log->Methods.Close = &GatheredWal.Close;
            log->_count = 0;
            log->_isLastFrame = false;
            file->Methods = &log->Methods;
        }

        /// <summary>Gives the file back to the system; what was gathered may be personal.</summary>
        internal static void Detach(SqliteVfsFile* file)
        {
            var log = Of(file);
            file->Methods = log->System;
            NativeMemory.Clear(log, (nuint)(sizeof(Log) + Room));
            NativeMemory.Free(log);
        }

        internal int Write(SqliteVfsFile* file, void* bytes, int count, long at)
        {
            if (_count > 0 && (at != _start + _count || count > Room - _count))
            {
                var code = Flush(file);
                if (code != Sqlite3.Ok)
                {
                    return code;
                }
            }

            _start = _count == 0 ? at : _start;
            Buffer.MemoryCopy(bytes, Gathered(file) + _count, Room - _count, count);
            _count += count;
            return IsComplete(bytes, count) ? Flush(file) : Sqlite3.Ok;
        }

        /// <summary>Writes what was gathered. What the system refuses is not tried again: SQLite is told, and takes the transaction back.</summary>
        internal int Flush(SqliteVfsFile* file)
        {
            var count = _count;
            _count = 0;
            return count == 0 ? Sqlite3.Ok : System->Write(file, Gathered(file), count, _start);
        }

        /// <summary>A frame is its header and its page; with the page of the last frame the transaction is complete.</summary>
        private bool IsComplete(void* bytes, int count)
        {
            var isPageOfLastFrame = _isLastFrame && count != FrameHeaderSize;
            _isLastFrame = count == FrameHeaderSize && *(uint*)((byte*)bytes + SizeAfterCommit) != 0;
            return isPageOfLastFrame;
        }

        private static byte* Gathered(SqliteVfsFile* file) => (byte*)(Of(file) + 1);
    }
}
