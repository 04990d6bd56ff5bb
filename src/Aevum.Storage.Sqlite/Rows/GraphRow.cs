using System.Text.Json;

namespace Aevum.Storage.Sqlite.Rows;

/// <summary>One piece of data about one subject as a row of <c>aevum_graph</c>.</summary>
internal static class GraphRow
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order; the same in all versions.</summary>
    internal const string Columns = "g.event_id, g.subject_id, g.purpose, g.data, g.source_id, g.chain_of_custody, g.classification, g.model_id";

    internal const int ColumnCount = 8;

    internal static void Insert(SqliteConnection connection, long sequence, GraphRecord record)
    {
        using var statement = connection.Prepare(
            "INSERT OR ROLLBACK INTO aevum_graph (sequence, event_id, subject_id, purpose, data, source_id, chain_of_custody, classification, model_id) "
            + "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)");
        statement.Bind(1, sequence);
        CompactText.BindUuid(statement, 2, record.EventId);
        statement.Bind(3, record.SubjectId);
        statement.Bind(4, record.Purpose);
        statement.Bind(5, record.Data.Span);
        statement.Bind(6, record.Provenance.SourceId);
        statement.Bind(7, CustodyText(record.Provenance.ChainOfCustody));
        statement.Bind(8, (long)record.Provenance.Classification);
        statement.Bind(9, record.Provenance.ModelId);
        statement.Run();
    }

    internal static void ReadSubject(SqliteConnection connection, string subjectId, List<GraphRecord> records)
    {
        using var statement = connection.Prepare($"SELECT {Columns} FROM aevum_graph g WHERE g.subject_id = ?1 ORDER BY g.sequence");
        statement.Bind(1, subjectId);
        while (statement.Step())
        {
            records.Add(Read(statement));
        }
    }

    internal static GraphRecord Read(SqliteStatement row) => new(
        CompactText.ReadUuid(row, 0) ?? "",
        row.GetText(1),
        row.GetText(2),
        row.GetBytes(3),
        new Provenance
        {
            SourceId = row.GetText(4),
            ChainOfCustody = CustodyOf(row.GetText(5)),
            Classification = (Classification)row.GetInt32(6),
            ModelId = row.GetTextOrNull(7),
        });

    /// <summary>A JSON array of strings, the empty text for none.</summary>
    private static string CustodyText(IReadOnlyList<string> custody)
    {
        if (custody.Count == 0)
        {
            return "";
        }

        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartArray();
            for (var i = 0; i < custody.Count; i++)
            {
                writer.WriteStringValue(custody[i]);
            }

            writer.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static string[] CustodyOf(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        using var document = JsonDocument.Parse(text);
        return [.. document.RootElement.EnumerateArray().Select(element => element.GetString() ?? "")];
    }
}
