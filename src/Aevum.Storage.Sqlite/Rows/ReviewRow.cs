using System.Text.Json;

namespace Aevum.Storage.Sqlite.Rows;

/// <summary>A review as a row of <c>aevum_reviews</c>: proposed once, decided once.</summary>
internal static class ReviewRow
{
    private const string Columns = "sequence, event_id, proposer, action, reason, details, deadline, episode_id, correlation_id, state, decided_by";

    internal static void Write(SqliteConnection connection, long sequence, StoredReview review)
    {
        using var statement = connection.Prepare(
            $"INSERT INTO aevum_reviews ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) "
            + "ON CONFLICT (event_id) DO UPDATE SET state = excluded.state, decided_by = excluded.decided_by");
        var proposal = review.Proposal;
        statement.Bind(1, sequence);
        statement.Bind(2, review.EventId);
        statement.Bind(3, proposal.Proposer);
        statement.Bind(4, proposal.Action);
        statement.Bind(5, proposal.Reason);
        statement.Bind(6, proposal.Details.ValueKind == JsonValueKind.Undefined ? null : proposal.Details.GetRawText());
        statement.Bind(7, Instant.Format(proposal.Deadline));
        statement.Bind(8, proposal.EpisodeId);
        statement.Bind(9, proposal.CorrelationId);
        statement.Bind(10, (long)review.State);
        statement.Bind(11, review.DecidedBy);
        statement.Run();
    }

    internal static StoredReview? Find(SqliteConnection connection, string eventId)
    {
        using var statement = connection.Prepare($"SELECT {Columns} FROM aevum_reviews WHERE event_id = ?1");
        statement.Bind(1, eventId);
        return statement.Step() ? Read(statement) : null;
    }

    /// <summary>Reads one page of pending reviews in the order in which they were requested.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="after">The sequence after which to begin; receives the sequence of the last review read.</param>
    /// <param name="limit">How many at most.</param>
    internal static List<StoredReview> ReadPendingPage(SqliteConnection connection, ref long after, int limit)
    {
        var page = new List<StoredReview>();
        using var statement = connection.Prepare($"SELECT {Columns} FROM aevum_reviews WHERE state = 0 AND sequence > ?1 ORDER BY sequence LIMIT ?2");
        statement.Bind(1, after);
        statement.Bind(2, limit);
        while (statement.Step())
        {
            after = statement.GetInt64(0);
            page.Add(Read(statement));
        }

        return page;
    }

    private static StoredReview Read(SqliteStatement row) => new(
        row.GetText(1),
        new ReviewProposal
        {
            Proposer = row.GetText(2),
            Action = row.GetText(3),
            Reason = row.GetTextOrNull(4),
            Details = row.GetTextOrNull(5) is { } details ? JsonElement.Parse(details) : default,
            Deadline = Instant.Parse(row.GetText(6)),
            EpisodeId = row.GetTextOrNull(7),
            CorrelationId = row.GetTextOrNull(8),
        },
        (ReviewState)row.GetInt32(9),
        row.GetTextOrNull(10));
}
