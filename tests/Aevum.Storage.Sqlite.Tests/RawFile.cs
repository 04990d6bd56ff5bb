namespace Aevum.Storage.Sqlite.Tests;

/// <summary>The file of a store as any other program with SQLite sees it: without the pragmas of the store.</summary>
internal static class RawFile
{
    internal static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        connection.Execute(sql);
    }

    internal static long ReadNumber(string path, string sql)
    {
        using var connection = Open(path);
        return connection.ReadNumber(sql);
    }

    /// <summary>Every value of every table, so that no change goes unseen.</summary>
    internal static string ReadDump(string path)
    {
        using var connection = Open(path);
        return string.Join('\n', ReadColumn(connection, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").SelectMany(table => ReadTable(connection, table)));
    }

    /// <summary>The first column of a query.</summary>
    internal static List<string> ReadColumn(string path, string sql)
    {
        using var connection = Open(path);
        return ReadColumn(connection, sql);
    }

    internal static string ReadPlan(string path, string sql)
    {
        using var connection = Open(path);
        using var statement = connection.Prepare("EXPLAIN QUERY PLAN " + sql);
        var lines = new List<string>();
        while (statement.Step())
        {
            lines.Add(statement.GetText(3));
        }

        return string.Join("; ", lines);
    }

    /// <summary>The rows of a table, each with all its values in the notation of SQL.</summary>
    internal static List<string> ReadTable(string path, string table)
    {
        using var connection = Open(path);
        return ReadTable(connection, table);
    }

    private static List<string> ReadTable(SqliteConnection connection, string table)
    {
        var values = Assert.Single(ReadColumn(connection, $"SELECT group_concat('quote(' || name || ')', ' || '' '' || ') FROM pragma_table_info('{table}')"));
        return ReadColumn(connection, $"SELECT '{table} ' || {values} FROM {table} ORDER BY rowid");
    }

    private static List<string> ReadColumn(SqliteConnection connection, string sql)
    {
        using var statement = connection.Prepare(sql);
        var lines = new List<string>();
        while (statement.Step())
        {
            lines.Add(statement.GetText(0));
        }

        return lines;
    }

    private static SqliteConnection Open(string path)
    {
        Native.SqliteLibrary.Require();
        if (!File.Exists(path))
        {
            File.WriteAllBytes(path, []);
        }

        return SqliteConnection.Open(path, isReadOnly: false, TimeSpan.FromSeconds(5));
    }
}
