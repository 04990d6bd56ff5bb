using System.Runtime.InteropServices;

namespace Aevum.Storage.Sqlite.Native;

/// <summary>An open file; what follows belongs to the one who opened it.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SqliteVfsFile
{
    internal SqliteVfsMethods* Methods;
}
