namespace Aevum.Storage.Sqlite.Rows;

/// <summary>The first answer that an idempotency key got, as a row of <c>aevum_idempotency</c>.</summary>
internal static class IdempotencyRow
{
    /// <summary>Remembers an answer; a key that is known keeps its first.</summary>
    internal static void Add(SqliteConnection connection, long sequence, IdempotencyEntry entry)
    {
        using var statement = connection.Prepare(
            "INSERT INTO aevum_idempotency (sequence, key, request_hash, envelope) VALUES (?1, ?2, ?3, ?4) ON CONFLICT (key) DO NOTHING");
        statement.Bind(1, sequence);
        statement.Bind(2, entry.Key);
        statement.Bind(3, entry.RequestHash);
        statement.Bind(4, entry.Envelope.Span);
        statement.Run();
    }

    internal static IdempotencyEntry? Find(SqliteConnection connection, string key)
    {
        using var statement = connection.Prepare("SELECT key, request_hash, envelope FROM aevum_idempotency WHERE key = ?1");
        statement.Bind(1, key);
        return statement.Step() ? new IdempotencyEntry(statement.GetText(0), statement.GetText(1), statement.GetBytes(2)) : null;
    }
}
