using Aevum.Audit;

namespace Aevum.Storage.Sqlite.Rows;

/// <summary>An event as a row of <c>aevum_ledger</c>, one column for each of the 28 fields, in the order of the export, and the digest.</summary>
internal static class EventRow
{
    private const string Columns =
        "event_id, episode_id, sequence, event_type, schema_version, valid_from, valid_to, system_time, causation_id, correlation_id, actor, trace_id, span_id, "
        + "payload, payload_hash, prior_hash, signature, signer_key_id, mldsa65_sig, mldsa65_pub, tsa_url, tsa_token, key_scheme, sig_format_version, hash_alg, "
        + "principal_binding, principal_commitment, principal_commitment_key_id";

    private const string InsertSql =
        $"INSERT INTO aevum_ledger ({Columns}, digest) VALUES "
        + "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25, ?26, ?27, ?28, ?29)";

    private const string PageSql = $"SELECT {Columns} FROM aevum_ledger WHERE sequence >= ?1 AND sequence <= ?2 ORDER BY sequence LIMIT ?3";
    private const string FindSql = $"SELECT {Columns} FROM aevum_ledger WHERE event_id = ?1";

    internal static void Insert(SqliteConnection connection, SealedEvent appended, ReadOnlySpan<byte> digest)
    {
        using var statement = connection.Prepare(InsertSql);
        BindIdentity(statement, appended);
        BindSeal(statement, appended);
        statement.Bind(29, digest);
        statement.Run();
    }

    /// <summary>Reads one page of events.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="from">The first sequence.</param>
    /// <param name="upTo">The last sequence wanted.</param>
    /// <param name="limit">How many at most.</param>
    internal static List<SealedEvent> ReadPage(SqliteConnection connection, long from, long upTo, int limit)
    {
        var page = new List<SealedEvent>(limit);
        using var statement = connection.Prepare(PageSql);
        statement.Bind(1, from);
        statement.Bind(2, upTo);
        statement.Bind(3, limit);
        while (statement.Step())
        {
            page.Add(Read(statement));
        }

        return page;
    }

    internal static SealedEvent? Find(SqliteConnection connection, string eventId)
    {
        using var statement = connection.Prepare(FindSql);
        statement.Bind(1, eventId);
        return statement.Step() ? Read(statement) : null;
    }

    private static void BindIdentity(SqliteStatement statement, SealedEvent appended)
    {
        statement.Bind(1, appended.EventId);
        statement.Bind(2, appended.EpisodeId);
        statement.Bind(3, appended.Sequence);
        statement.Bind(4, appended.EventType);
        statement.Bind(5, appended.SchemaVersion);
        statement.Bind(6, appended.ValidFrom);
        statement.Bind(7, appended.ValidTo);
        statement.Bind(8, appended.SystemTime);
        statement.Bind(9, appended.CausationId);
        statement.Bind(10, appended.CorrelationId);
        statement.Bind(11, appended.Actor);
        statement.Bind(12, appended.TraceId);
        statement.Bind(13, appended.SpanId);
        statement.Bind(14, appended.Payload.Span);
    }

    private static void BindSeal(SqliteStatement statement, SealedEvent appended)
    {
        statement.Bind(15, appended.PayloadHash);
        statement.Bind(16, appended.PriorHash);
        statement.Bind(17, appended.Signature);
        statement.Bind(18, appended.SignerKeyId);
        statement.Bind(19, appended.MlDsa65Signature);
        statement.Bind(20, appended.MlDsa65PublicKey);
        statement.Bind(21, appended.TsaUrl);
        statement.Bind(22, appended.TsaToken);
        statement.Bind(23, appended.KeyScheme);
        statement.Bind(24, appended.SigFormatVersion);
        statement.Bind(25, appended.HashAlg);
        statement.Bind(26, appended.PrincipalBinding);
        statement.Bind(27, appended.PrincipalCommitment);
        statement.Bind(28, appended.PrincipalCommitmentKeyId);
    }

    private static SealedEvent Read(SqliteStatement row) => new()
    {
        EventId = row.GetText(0),
        EpisodeId = row.GetText(1),
        Sequence = row.GetInt64(2),
        EventType = row.GetText(3),
        SchemaVersion = row.GetText(4),
        ValidFrom = row.GetText(5),
        ValidTo = row.GetTextOrNull(6),
        SystemTime = row.GetInt64(7),
        CausationId = row.GetTextOrNull(8),
        CorrelationId = row.GetTextOrNull(9),
        Actor = row.GetText(10),
        TraceId = row.GetTextOrNull(11),
        SpanId = row.GetTextOrNull(12),
        Payload = row.GetBytes(13),
        PayloadHash = row.GetText(14),
        PriorHash = row.GetText(15),
        Signature = row.GetText(16),
        SignerKeyId = row.GetText(17),
        MlDsa65Signature = row.GetTextOrNull(18),
        MlDsa65PublicKey = row.GetTextOrNull(19),
        TsaUrl = row.GetTextOrNull(20),
        TsaToken = row.GetTextOrNull(21),
        KeyScheme = row.GetText(22),
        SigFormatVersion = row.GetInt32(23),
        HashAlg = row.GetText(24),
        PrincipalBinding = row.GetTextOrNull(25),
        PrincipalCommitment = row.GetTextOrNull(26),
        PrincipalCommitmentKeyId = row.GetTextOrNull(27),
    };
}
