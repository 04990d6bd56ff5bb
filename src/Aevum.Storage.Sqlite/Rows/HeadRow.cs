using Aevum.Audit;

namespace Aevum.Storage.Sqlite.Rows;

/// <summary>The head of the chain as the single row of <c>aevum_head</c>, written with every batch.</summary>
internal static class HeadRow
{
    internal static ChainHead Read(SqliteConnection connection)
    {
        using var statement = connection.Prepare("SELECT sequence, hash, system_time, audit_id FROM aevum_head WHERE id = 1");
        return statement.Step()
            ? new ChainHead(statement.GetInt64(0), statement.GetText(1), statement.GetInt64(2), statement.GetTextOrNull(3))
            : throw new StorageUnavailableException("The table aevum_head of the SQLite store is empty: the file is damaged. Restore it from a backup.");
    }

    internal static void Write(SqliteConnection connection, ChainHead head)
    {
        using var statement = connection.Prepare("UPDATE aevum_head SET sequence = ?1, hash = ?2, system_time = ?3, audit_id = ?4 WHERE id = 1");
        statement.Bind(1, head.Sequence);
        statement.Bind(2, head.Hash);
        statement.Bind(3, head.SystemTime);
        statement.Bind(4, head.AuditId);
        statement.Run();
    }
}
