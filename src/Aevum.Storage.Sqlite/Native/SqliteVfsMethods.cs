using System.Runtime.InteropServices;

namespace Aevum.Storage.Sqlite.Native;

/// <summary>What can be done with an open file (sqlite.org/c3ref/io_methods.html), first version: no more is asked of a write-ahead log.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteVfsMethods
{
    internal int Version;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int> Close;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, void*, int, long, int> Read;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, void*, int, long, int> Write;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, long, int> Truncate;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, int, int> Sync;
    internal delegate* unmanaged[Cdecl]<SqliteVfsFile*, long*, int> Size;
    private readonly nint _lock;
    private readonly nint _unlock;
    private readonly nint _checkReservedLock;
    private readonly nint _fileControl;
    private readonly nint _sectorSize;
    private readonly nint _deviceCharacteristics;
}
