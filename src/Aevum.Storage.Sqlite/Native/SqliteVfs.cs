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
