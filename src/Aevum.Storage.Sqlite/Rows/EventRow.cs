using Aevum.Audit;

namespace Aevum.Storage.Sqlite.Rows;

/// <summary>An event as a row of <c>aevum_ledger</c>, with its digest; what many events share stands in <c>aevum_forms</c>.</summary>
internal static class EventRow
{
    /// <summary>The columns that <see cref="Read"/> reads, in its order.</summary>
    internal const string Columns =
        "l.event_id, l.episode_id, l.sequence, l.event_type, f.schema_version, l.valid_from, l.valid_to, l.system_time, l.causation_id, l.correlation_id, l.actor, l.trace_id, "
        + "l.span_id, l.payload, l.payload_hash, l.prior_hash, l.signature, f.signer_key_id, l.mldsa65_sig, l.mldsa65_pub, l.tsa_url, l.tsa_token, f.key_scheme, "
        + "f.sig_format_version, f.hash_alg, l.principal_binding, l.principal_commitment, l.principal_commitment_key_id";

    /// <summary>The same of version 1, which had no forms.</summary>
    internal const string Version1Columns =
        "l.event_id, l.episode_id, l.sequence, l.event_type, l.schema_version, l.valid_from, l.valid_to, l.system_time, l.causation_id, l.correlation_id, l.actor, l.trace_id, "
        + "l.span_id, l.payload, l.payload_hash, l.prior_hash, l.signature, l.signer_key_id, l.mldsa65_sig, l.mldsa65_pub, l.tsa_url, l.tsa_token, l.key_scheme, "
        + "l.sig_format_version, l.hash_alg, l.principal_binding, l.principal_commitment, l.principal_commitment_key_id";

    internal const int ColumnCount = 28;

    private const int DigestSize = 32;
    private const int TraceIdSize = 16;
    private const int SpanIdSize = 8;

    /// <summary>ROLLBACK, which is what the writer does with a refused batch anyway, spares SQLite a journal for each statement.</summary>
    private const string InsertSql =
        "INSERT OR ROLLBACK INTO aevum_ledger (sequence, event_id, episode_id, event_type, valid_from, system_time, form, actor, causation_id, correlation_id, trace_id, span_id, "
        + "payload, payload_hash, prior_hash, signature, digest, valid_to, mldsa65_sig, mldsa65_pub, tsa_url, tsa_token, principal_binding, principal_commitment, "
        + "principal_commitment_key_id) VALUES "
        + "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24, ?25)";

    /// <summary>An event whose form is missing is read all the same, and verifies nowhere.</summary>
    internal const string Source = "FROM aevum_ledger l LEFT JOIN aevum_forms f ON f.form = l.form";

    internal static void Insert(SqliteConnection connection, SharedTexts shared, SealedEvent appended, ReadOnlySpan<byte> digest)
    {
        using var statement = connection.Prepare(InsertSql);
        BindIdentity(statement, shared, appended);
        BindContent(statement, appended);
        statement.Bind(17, digest);
        BindRare(statement, appended);
        statement.Run();
    }

    /// <summary>Reads the row under the cursor.</summary>
    /// <param name="row">A row with the columns of this class, of whatever version.</param>
    internal static SealedEvent Read(SqliteStatement row) => new()
    {
        EventId = CompactText.ReadUuid(row, 0) ?? "",
        EpisodeId = CompactText.ReadUuid(row, 1) ?? "",
        Sequence = row.GetInt64(2),
        EventType = row.GetText(3),
        SchemaVersion = row.GetText(4),
        ValidFrom = ReadTime(row, 5) ?? "",
        ValidTo = ReadTime(row, 6),
        SystemTime = row.GetInt64(7),
        CausationId = CompactText.ReadUuid(row, 8, SealedEvent.AuditIdPrefix),
        CorrelationId = row.GetTextOrNull(9),
        Actor = row.GetText(10),
        TraceId = CompactText.ReadHex(row, 11),
        SpanId = CompactText.ReadHex(row, 12),
        Payload = row.GetBytes(13),
        PayloadHash = CompactText.ReadHex(row, 14) ?? "",
        PriorHash = CompactText.ReadHex(row, 15) ?? "",
        Signature = CompactText.ReadSignature(row, 16),
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

    private static void BindIdentity(SqliteStatement statement, SharedTexts shared, SealedEvent appended)
    {
        // The form first: to find or add it takes statements of its own.
        statement.Bind(7, shared.FormOf(appended));
        statement.Bind(1, appended.Sequence);
        CompactText.BindUuid(statement, 2, appended.EventId);
        CompactText.BindUuid(statement, 3, appended.EpisodeId);
        statement.Bind(4, appended.EventType);
        BindTime(statement, 5, appended.ValidFrom, shared.MicrosecondsOf(appended.ValidFrom));
        statement.Bind(6, appended.SystemTime);
        statement.Bind(8, appended.Actor);
        CompactText.BindAuditId(statement, 9, appended.CausationId);
        statement.Bind(10, appended.CorrelationId);
        CompactText.BindHex(statement, 11, appended.TraceId, TraceIdSize);
        CompactText.BindHex(statement, 12, appended.SpanId, SpanIdSize);
    }

    private static void BindContent(SqliteStatement statement, SealedEvent appended)
    {
        statement.Bind(13, appended.Payload.Span);
        CompactText.BindHex(statement, 14, appended.PayloadHash, DigestSize);
        CompactText.BindHex(statement, 15, appended.PriorHash, DigestSize);
        CompactText.BindSignature(statement, 16, appended.Signature);
    }

    private static void BindRare(SqliteStatement statement, SealedEvent appended)
    {
        if (appended.ValidTo is { } validTo)
        {
            BindTime(statement, 18, validTo, Microseconds.Of(validTo));
        }

        statement.Bind(19, appended.MlDsa65Signature);
        statement.Bind(20, appended.MlDsa65PublicKey);
        statement.Bind(21, appended.TsaUrl);
        statement.Bind(22, appended.TsaToken);
        statement.Bind(23, appended.PrincipalBinding);
        statement.Bind(24, appended.PrincipalCommitment);
        statement.Bind(25, appended.PrincipalCommitmentKeyId);
    }

    private static void BindTime(SqliteStatement statement, int index, string text, long? microseconds)
    {
        if (microseconds is { } number)
        {
            statement.Bind(index, number);
            return;
        }

        statement.Bind(index, text);
    }

    private static string? ReadTime(SqliteStatement row, int column) => row.IsInteger(column) ? Microseconds.Format(row.GetInt64(column)) : row.GetTextOrNull(column);
}
