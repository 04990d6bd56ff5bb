using System.Runtime.InteropServices;

namespace Aevum.Storage.Sqlite.Native;

/// <summary>How SQLite reaches files (sqlite.org/c3ref/vfs.html), third version of the structure.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteVfs
{
    /// <summary>The version of the structure that this declares.</summary>
    internal const int KnownVersion = 3;

    internal int Version;
    internal int FileSize;
    internal int LongestPath;
    internal SqliteVfs* Next;
    internal byte* Name;
    private readonly nint _data;
    internal delegate* unmanaged[Cdecl]<SqliteVfs*, byte*, SqliteVfsFile*, int, int*, int> Open;
    private readonly nint _delete;
    private readonly nint _access;
    private readonly nint _fullPathname;
    private readonly nint _dlOpen;
    private readonly nint _dlError;
    private readonly nint _dlSym;
    private readonly nint _dlClose;
    private readonly nint _randomness;
    private readonly nint _sleep;
    private readonly nint _currentTime;
    private readonly nint _getLastError;
    private readonly nint _currentTimeInt64;
    private readonly nint _setSystemCall;
    private readonly nint _getSystemCall;
    private readonly nint _nextSystemCall;
}

/// <summary>An open file; what follows belongs to the one who opened it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteVfsFile
{
    internal SqliteFileMethods* Methods;
}

/// <summary>What can be done with an open file (sqlite.org/c3ref/io_methods.html), first version: no more is asked of a write-ahead log.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteFileMethods
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
