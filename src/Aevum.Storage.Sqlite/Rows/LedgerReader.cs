using Aevum.Audit;

namespace Aevum.Storage.Sqlite.Rows;

/// <summary>
/// Reads events, and data by event, as one version of the schema stores them; the other tables are the same in all versions. Immutable.
/// </summary>
internal sealed class LedgerReader
{
    private readonly string _page;
    private readonly string _find;
    private readonly string _findRecord;
    private readonly Action<SqliteStatement, int, string> _bindId;

    private LedgerReader(string page, string find, string findRecord, Action<SqliteStatement, int, string> bindId) =>
        (_page, _find, _findRecord, _bindId) = (page, find, findRecord, bindId);

    /// <summary>The schema that this version of the store writes.</summary>
    internal static LedgerReader Current { get; } = new(
        $"SELECT {EventRow.Columns} {EventRow.Source} WHERE l.sequence >= ?1 AND l.sequence <= ?2 ORDER BY l.sequence LIMIT ?3",
        $"SELECT {EventRow.Columns} {EventRow.Source} WHERE l.event_id = ?1",
        $"SELECT {GraphRow.Columns} FROM aevum_ledger l JOIN aevum_graph g ON g.sequence = l.sequence WHERE l.event_id = ?1",
        CompactText.BindUuid);

    /// <summary>Every id is text, and each event has its forms itself.</summary>
    private static LedgerReader OfVersion1 { get; } = new(
        $"SELECT {EventRow.Version1Columns} FROM aevum_ledger l WHERE l.sequence >= ?1 AND l.sequence <= ?2 ORDER BY l.sequence LIMIT ?3",
        $"SELECT {EventRow.Version1Columns} FROM aevum_ledger l WHERE l.event_id = ?1",
        $"SELECT {GraphRow.Columns} FROM aevum_ledger l JOIN aevum_graph g ON g.sequence = l.sequence WHERE l.event_id = ?1",
        static (statement, index, id) => statement.Bind(index, id));

    /// <summary>The reader of a version that the schema knows.</summary>
    internal static LedgerReader Of(int version) => version == 1 ? OfVersion1 : Current;

    /// <summary>Reads one page of events.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="from">The first sequence.</param>
    /// <param name="upTo">The last sequence wanted.</param>
    /// <param name="limit">How many at most.</param>
    internal List<SealedEvent> ReadPage(SqliteConnection connection, long from, long upTo, int limit)
    {
        var page = new List<SealedEvent>(limit);
        using var statement = connection.Prepare(_page);
        statement.Bind(1, from);
        statement.Bind(2, upTo);
        statement.Bind(3, limit);
        while (statement.Step())
        {
            page.Add(EventRow.Read(statement));
        }

        return page;
    }

    internal SealedEvent? Find(SqliteConnection connection, string eventId)
    {
        using var statement = connection.Prepare(_find);
        _bindId(statement, 1, eventId);
        return statement.Step() ? EventRow.Read(statement) : null;
    }

    internal GraphRecord? FindRecord(SqliteConnection connection, string eventId)
    {
        using var statement = connection.Prepare(_findRecord);
        _bindId(statement, 1, eventId);
        return statement.Step() ? GraphRow.Read(statement) : null;
    }
}
