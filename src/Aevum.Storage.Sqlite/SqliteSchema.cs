using System.Globalization;
using Aevum.Storage.Sqlite.Migrations;

namespace Aevum.Storage.Sqlite;

/// <summary>
/// Whose file it is and which version: SQLite's <c>application_id</c> and <c>user_version</c>. Migrates forward, one transaction for each step,
/// and refuses what it does not know.
/// </summary>
internal sealed class SqliteSchema
{
    /// <summary>Says that the file is ours: <c>AEVM</c> in ASCII.</summary>
    internal const int ApplicationId = 0x4145564D;

    private const string CreateTrigger = "CREATE TRIGGER ";
    private const string EndOfTrigger = "END;";

    private readonly IReadOnlyList<Migration> _migrations;

    internal SqliteSchema(IReadOnlyList<Migration> migrations) => _migrations = migrations;

    /// <summary>The schema of this version of the store.</summary>
    internal static SqliteSchema Current { get; } = new([Version1.Step, Version2.Step]);

    private int Latest => _migrations[^1].Version;

    /// <summary>Brings a file to the newest version.</summary>
    /// <param name="connection">The writer's connection.</param>
    /// <param name="path">The file, for messages.</param>
    internal void Migrate(SqliteConnection connection, string path)
    {
        var version = RequireOurs(connection, path);
        foreach (var migration in _migrations.Where(migration => migration.Version > version))
        {
            Apply(connection, migration);
        }

        RequireGuards(connection, path);
    }

    /// <summary>Requires a file that has a schema of ours, the newest or an earlier one, without writing to it.</summary>
    /// <param name="connection">A reading connection.</param>
    /// <param name="path">The file, for messages.</param>
    /// <returns>Its version.</returns>
    internal int RequireReadable(SqliteConnection connection, string path) => RequireOurs(connection, path) switch
    {
        0 => throw new StorageUnavailableException($"The file '{path}' is empty: no engine has written to it yet."),
        var version => version,
    };

    /// <summary>True for the version that <see cref="Migrate"/> leads to.</summary>
    internal bool IsLatest(int version) => version == Latest;

    /// <summary>Requires an empty file, or one of ours that is not newer, without writing to it.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="path">The file, for messages.</param>
    internal void RequireKnown(SqliteConnection connection, string path) => RequireOurs(connection, path);

    private static void Apply(SqliteConnection connection, Migration migration)
    {
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            connection.Execute(migration.Script);
            migration.Carry?.Invoke(connection);
            connection.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA application_id = {ApplicationId}; PRAGMA user_version = {migration.Version}; COMMIT"));
        }
        catch
        {
            connection.RollBack();
            throw;
        }
    }

    private int RequireOurs(SqliteConnection connection, string path)
    {
        var application = connection.ReadNumber("PRAGMA application_id");
        var version = (int)connection.ReadNumber("PRAGMA user_version");
        var isEmpty = connection.ReadNumber("SELECT COUNT(*) FROM sqlite_master") == 0;
        if (application == 0 && version == 0 && isEmpty)
        {
            return 0;
        }

        if (application != ApplicationId)
        {
            throw new StorageUnavailableException($"The file '{path}' is an SQLite database of another program. Choose another path; the file was left as it is.");
        }

        return version <= Latest
            ? version
            : throw new StorageUnavailableException($"The SQLite store '{path}' was written by a newer version (schema {version}; this one knows {Latest}). Update the program.");
    }

    /// <summary>Whoever can write to the file can drop a trigger, or put an empty one in its place; a store without its guards is not the store that was promised.</summary>
    private void RequireGuards(SqliteConnection connection, string path)
    {
        foreach (var (name, definition) in Guards())
        {
            using var statement = connection.Prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?1");
            statement.Bind(1, name);
            if (!statement.Step() || OneLine(statement.GetText(0)) != definition)
            {
                throw new StorageUnavailableException(
                    $"The SQLite store '{path}' has lost the trigger {name}, or its text was changed; it keeps the ledger append-only: somebody changed the file. "
                    + "Verify the chain with 'aevum verify' and restore the file from a backup.");
            }
        }
    }

    /// <summary>The triggers by name; where two versions define one, the later stands.</summary>
    private Dictionary<string, string> Guards()
    {
        var guards = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var script in _migrations.Select(migration => migration.Script))
        {
            for (var start = script.IndexOf(CreateTrigger, StringComparison.Ordinal); start >= 0; start = script.IndexOf(CreateTrigger, start + 1, StringComparison.Ordinal))
            {
                var definition = OneLine(script[start..script.IndexOf(EndOfTrigger, start, StringComparison.Ordinal)] + "END");
                guards[definition.Split(' ')[2]] = definition;
            }
        }

        return guards;
    }

    /// <summary>SQLite keeps the text as it was given; how its lines end depends on where this source was checked out.</summary>
    private static string OneLine(string sql) => string.Join(' ', sql.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
