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
