using System.Text.Json;

namespace Aevum.Storage.Sqlite.Tests;

/// <summary>The engine's promises that reach across a restart, on a file.</summary>
public sealed class EngineOnSqliteTests : IDisposable
{
    private const string Agent = "billing-agent";
    private const string Purpose = "billing-inquiry";
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Everything_a_restart_must_keep_is_kept()
    {
        OutputEnvelope ingest;
        OutputEnvelope query;
        string review;
        await using (var first = await Start())
        {
            await first.AddConsentGrantAsync(Grant("grant-1"), Ct);
            await first.AddConsentGrantAsync(Grant("grant-2"), Ct);
            await first.RevokeConsentGrantAsync("grant-2", Ct);
            ingest = await first.IngestAsync(Ingest(), Ct);
            query = await first.QueryAsync(Query(), Ct);
            review = await first.RequestReviewAsync(new ReviewProposal { Proposer = Agent, Action = "Refund", Deadline = DateTimeOffset.UtcNow.AddHours(1) }, Ct);
        }

        await using var second = await Start();
        var again = await second.IngestAsync(Ingest(), Ct);
        var commit = await second.CommitAsync(new CommitRequest { EventType = "app.refund", Actor = Agent, Payload = JsonElement.Parse("{}"), Witness = query.Witness }, Ct);
        var decision = await second.ReviewAsync(new ReviewRequest { AuditId = review, Actor = "supervisor", Action = ReviewAction.Approve }, Ct);
        var replay = await second.ReplayAsync(new ReplayRequest { AuditId = ingest.AuditId, Actor = Agent }, Ct);
        var verification = await second.VerifySigchainAsync(Ct);

        Assert.Equal(ingest.AuditId, again.AuditId);
        Assert.Equal((OutputStatus.Ok, OutputStatus.Ok, OutputStatus.Ok), (commit.Status, decision.Status, replay.Status));
        await Assert.ThrowsAsync<ArgumentException>(async () => await second.AddConsentGrantAsync(Grant("grant-2"), Ct));
        Assert.True(verification.IsVerified, verification.Reason);
    }

    /// <summary>The statements of docs/operations/sqlite.md.</summary>
    [Fact]
    public async Task Data_that_an_operator_erased_is_gone_from_the_file_and_told_as_erased()
    {
        OutputEnvelope ingest;
        await using (var first = await Start())
        {
            await first.AddConsentGrantAsync(Grant("grant-1"), Ct);
            ingest = await first.IngestAsync(Ingest() with { Data = JsonElement.Parse("""{"text":"unmistakable-words-of-a-person"}""") }, Ct);
        }

        RawFile.Execute(_directory.File("ledger.db"), $"""
            PRAGMA secure_delete = ON;
            DELETE FROM aevum_graph WHERE subject_id = '{Query().SubjectIds[0]}';
            VACUUM;
            PRAGMA wal_checkpoint(TRUNCATE);
            """);

        Assert.All(Directory.GetFiles(_directory.Path), file => Assert.DoesNotContain("unmistakable", File.ReadAllText(file, System.Text.Encoding.Latin1), StringComparison.Ordinal));
        await using var second = await Start();
        var query = await second.QueryAsync(Query(), Ct);
        var replay = await second.ReplayAsync(new ReplayRequest { AuditId = ingest.AuditId, Actor = Agent }, Ct);
        var verification = await second.VerifySigchainAsync(Ct);
        Assert.Equal(OutputStatus.Ok, query.Status);
        Assert.Equal(0, query.Data.GetProperty("results").GetArrayLength());
        Assert.Equal((OutputStatus.Degraded, ErrorCodes.SubjectErased), (replay.Status, replay.ErrorCode));
        Assert.True(verification.IsVerified, verification.Reason);
    }

    [Fact]
    public async Task A_second_engine_on_the_same_file_gets_a_clear_error()
    {
        await using var first = await Start();

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await Start());
    }

    /// <summary>The engine remembers the head it wrote, so it finds also what the file itself no longer tells.</summary>
    [Theory]
    [InlineData("DELETE FROM aevum_ledger WHERE sequence = 4", "sequence")]
    [InlineData("DELETE FROM aevum_ledger WHERE sequence = 1", "sequence")]
    [InlineData("DELETE FROM aevum_ledger WHERE sequence > 3; UPDATE aevum_head SET sequence = 3, hash = (SELECT lower(hex(digest)) FROM aevum_ledger WHERE sequence = 3)", "removed")]
    [InlineData("DELETE FROM aevum_ledger; UPDATE aevum_head SET sequence = 0, hash = '391f6bd6d761cb9af9e924d015a6fc18e9d236c965c3e5deda1145a25e11cf5e'", "removed")]
    public async Task A_store_that_another_connection_cut_behind_a_running_engine_does_not_verify(string sql, string reason)
    {
        await using var engine = await StartWithEvents();

        RawFile.Execute(_directory.File("ledger.db"), "DROP TRIGGER aevum_ledger_no_delete; " + sql);
        var verification = await engine.VerifySigchainAsync(Ct);

        Assert.False(verification.IsVerified);
        Assert.Contains(reason, verification.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM aevum_ledger WHERE sequence = 6", "Event 6 is missing")]
    [InlineData("DELETE FROM aevum_ledger", "Event 1 is missing")]
    public async Task Events_that_the_head_of_the_file_still_counts_are_named_as_missing(string sql, string message)
    {
        await using var engine = await StartWithEvents();

        RawFile.Execute(_directory.File("ledger.db"), "DROP TRIGGER aevum_ledger_no_delete; " + sql);
        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await engine.VerifySigchainAsync(Ct));

        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_callers_on_a_file_make_one_chain_without_gaps()
    {
        await using var engine = await Start();
        await engine.AddConsentGrantAsync(Grant("grant-1"), Ct);

        await Task.WhenAll(Enumerable.Range(0, 16).Select(caller => Task.Run(
            async () =>
            {
                for (var call = 0; call < 10; call++)
                {
                    (await engine.IngestAsync(Ingest() with { IdempotencyKey = $"{caller}-{call}" }, Ct)).EnsureOk();
                }
            },
            Ct)));

        Assert.Equal(162, engine.Health.Head.Sequence);
        Assert.True((await engine.VerifySigchainAsync(Ct)).IsVerified);
    }

    /// <summary>Six events: the start, a grant, four ingests.</summary>
    private async Task<AevumEngine> StartWithEvents()
    {
        var engine = await Start();
        await engine.AddConsentGrantAsync(Grant("grant-1"), Ct);
        for (var call = 0; call < 4; call++)
        {
            (await engine.IngestAsync(Ingest() with { IdempotencyKey = null }, Ct)).EnsureOk();
        }

        return engine;
    }

    private ValueTask<AevumEngine> Start() => AevumEngine.StartAsync(new AevumOptions { Store = new SqliteStore(_directory.File("ledger.db")) }, Ct);

    private static IngestRequest Ingest() => new()
    {
        SubjectId = "person-1",
        Actor = Agent,
        Purpose = Purpose,
        Data = JsonElement.Parse("""{"text":"The invoice is wrong"}"""),
        Provenance = new Provenance { SourceId = "crm", Classification = Classification.Internal },
        IdempotencyKey = "key-1",
    };

    private static QueryRequest Query() => new() { SubjectIds = ["person-1"], Actor = Agent, Purpose = Purpose, ClassificationMax = Classification.Restricted };

    private static ConsentGrant Grant(string id) => new()
    {
        GrantId = id,
        SubjectId = "person-1",
        GranteeId = Agent,
        Purpose = Purpose,
        Operations = ConsentOperations.Ingest | ConsentOperations.Query | ConsentOperations.Replay,
        ClassificationMax = Classification.Confidential,
        GrantedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
        ExpiresAt = new DateTimeOffset(2036, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };
}
