using Aevum.Storage.Sqlite.Native;

namespace Aevum.Storage.Sqlite;

/// <summary>The file of a store, and how connections to it are made. Immutable.</summary>
internal sealed class SqliteFile
{
    private const string WalSuffix = "-wal";

    /// <summary>
    /// <c>synchronous=FULL</c> syncs the WAL at every commit; <c>fullfsync</c> makes that reach the disk on macOS. Recursive triggers let the guards see
    /// what REPLACE removes. Data that is deleted is overwritten.
    /// </summary>
    private const string WriterPragmas =
        "PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON; PRAGMA recursive_triggers = ON; PRAGMA trusted_schema = OFF; "
        + "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA wal_autocheckpoint = 2000; PRAGMA journal_size_limit = 67108864";

    private readonly SqliteStoreOptions _options;

    internal SqliteFile(string path, SqliteStoreOptions options, SqliteSchema schema)
    {
        Path = System.IO.Path.GetFullPath(path);
        _options = options;
        Schema = schema;
    }

    /// <summary>The full path as given; messages name it.</summary>
    internal string Path { get; }

    internal SqliteSchema Schema { get; }

    internal bool IsCheckedOnOpen => _options.CheckFileOnOpen;

    /// <summary>The file behind symbolic links: two names of one file must take the same lock.</summary>
    internal string FinalPath() => File.ResolveLinkTarget(Path, returnFinalTarget: true)?.FullName ?? Path;

    /// <summary>Opens the one connection that writes.</summary>
    internal SqliteConnection OpenWriter()
    {
        SqliteLibrary.Require();
        var connection = SqliteConnection.Open(Uri(), isReadOnly: false, _options.BusyTimeout, GatheredWal.Name);
        try
        {
            // Before the first statement that writes, so that a foreign file is refused and left as it is.
            Schema.RequireKnown(connection, Path);
            connection.Execute(WriterPragmas);
            using (var mode = connection.Prepare("PRAGMA journal_mode = WAL"))
            {
                if (!mode.Step() || mode.GetText(0) != "wal")
                {
                    throw new StorageUnavailableException($"The SQLite store '{Path}' cannot use write-ahead logging here; a network file system does not allow it. Choose a local disk.");
                }
            }

            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Opens a connection that reads.</summary>
    internal SqliteConnection OpenReader()
    {
        SqliteLibrary.Require();
        try
        {
            return OpenReader(Uri());
        }
        catch (SqliteException) when (!File.Exists(Path + WalSuffix))
        {
            // Without a WAL nobody writes, and where the directory is read-only a reader cannot make one: read the file alone.
            return OpenReader(Uri() + "?immutable=1");
        }
    }

    private SqliteConnection OpenReader(string uri)
    {
        var connection = SqliteConnection.Open(uri, isReadOnly: true, _options.BusyTimeout);
        try
        {
            connection.Execute("PRAGMA query_only = ON; PRAGMA trusted_schema = OFF");
            connection.ReadNumber("SELECT COUNT(*) FROM sqlite_master");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A <c>file:</c> URI, so that no character of the path is taken for a parameter.</summary>
    private string Uri()
    {
        var path = Path.Replace('\\', '/');
        return "file:" + (path.StartsWith('/') ? "" : "/") + path.Replace("%", "%25", StringComparison.Ordinal).Replace("?", "%3f", StringComparison.Ordinal).Replace("#", "%23", StringComparison.Ordinal);
    }
}
