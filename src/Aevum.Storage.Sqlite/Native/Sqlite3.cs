using System.Runtime.InteropServices;

namespace Aevum.Storage.Sqlite.Native;

/// <summary>The calls of the SQLite C interface that the store makes. Return codes are checked by the callers, in release builds too.</summary>
internal static unsafe partial class Sqlite3
{
    internal const int Ok = 0;
    internal const int Row = 100;
    internal const int Done = 101;

    internal const int OpenReadOnly = 0x00000001;
    internal const int OpenReadWrite = 0x00000002;
    internal const int OpenUri = 0x00000040;
    internal const int OpenNoMutex = 0x00008000;

    internal const uint PreparePersistent = 1;

    internal const int Integer = 1;
    internal const int Blob = 4;
    internal const int Null = 5;

    /// <summary>SQLite reads what is bound where it stands; it must stay there until it is unbound.</summary>
    internal const nint Static = 0;

    /// <summary>SQLite copies what is bound before the call returns.</summary>
    internal const nint Transient = -1;

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_libversion_number")]
    internal static partial int LibVersionNumber();

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_open_v2", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int Open(string path, out nint database, int flags, nint vfs);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_vfs_find")]
    internal static partial SqliteVfs* FindVfs(nint name);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_vfs_register")]
    internal static partial int RegisterVfs(SqliteVfs* vfs, int isDefault);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_close_v2")]
    internal static partial int Close(nint database);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_extended_result_codes")]
    internal static partial int ExtendedResultCodes(nint database, int on);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_busy_timeout")]
    internal static partial int BusyTimeout(nint database, int milliseconds);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_errmsg")]
    internal static partial nint ErrorMessage(nint database);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_get_autocommit")]
    internal static partial int GetAutocommit(nint database);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_changes")]
    internal static partial int Changes(nint database);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_prepare_v3")]
    internal static partial int Prepare(nint database, byte* sql, int length, uint flags, out nint statement, out byte* tail);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_finalize")]
    internal static partial int FinalizeStatement(nint statement);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_step")]
    internal static partial int Step(nint statement);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_reset")]
    internal static partial int Reset(nint statement);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_clear_bindings")]
    internal static partial int ClearBindings(nint statement);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_null")]
    internal static partial int BindNull(nint statement, int index);

    /// <summary>Short and without any wait, as the two below: the collector need not be told.</summary>
    [SuppressGCTransition]
    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_int64")]
    internal static partial int BindInt64(nint statement, int index, long value);

    /// <summary>With <see cref="Static"/> only, which copies nothing.</summary>
    [SuppressGCTransition]
    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_text")]
    internal static partial int BindTextInPlace(nint statement, int index, byte* text, int length, nint destructor);

    /// <summary>With <see cref="Static"/> only, which copies nothing.</summary>
    [SuppressGCTransition]
    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_blob")]
    internal static partial int BindBlobInPlace(nint statement, int index, byte* bytes, int length, nint destructor);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_text")]
    internal static partial int BindText(nint statement, int index, byte* text, int length, nint destructor);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_bind_blob")]
    internal static partial int BindBlob(nint statement, int index, byte* bytes, int length, nint destructor);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_column_type")]
    internal static partial int ColumnType(nint statement, int column);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_column_int64")]
    internal static partial long ColumnInt64(nint statement, int column);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_column_text")]
    internal static partial byte* ColumnText(nint statement, int column);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_column_blob")]
    internal static partial byte* ColumnBlob(nint statement, int column);

    [LibraryImport(SqliteLibrary.Name, EntryPoint = "sqlite3_column_bytes")]
    internal static partial int ColumnBytes(nint statement, int column);
}
