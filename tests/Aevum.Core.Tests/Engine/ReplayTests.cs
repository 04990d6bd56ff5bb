namespace Aevum.Core.Tests.Engine;

public sealed class ReplayTests
{
    [Fact]
    public async Task An_ingest_is_replayed_with_its_data()
    {
        await using var engine = await Given.EngineWithGrant();
        var ingest = await engine.IngestAsync(Given.Ingest("""{"n":1}"""), Given.Ct);

        var replay = await engine.ReplayAsync(Replay(ingest), Given.Ct);
        var written = await engine.Last();

        Assert.Equal((OutputStatus.Ok, null), (replay.Status, replay.ErrorCode));
        Assert.Equal("intact", replay.Data.GetProperty("data_state").GetString());
        Assert.Equal(1, replay.Data.GetProperty("data").GetProperty("n").GetInt32());
        Assert.Equal(("replay.complete", ingest.AuditId), (written.EventType, written.CausationId));
    }

    [Fact]
    public async Task Data_that_was_changed_behind_the_ledger_degrades_the_answer()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        var ingest = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        store.Found = record => record! with { Data = "\"forged\""u8.ToArray() };

        var replay = await engine.ReplayAsync(Replay(ingest), Given.Ct);

        Assert.Equal((OutputStatus.Degraded, "changed"), (replay.Status, replay.Data.GetProperty("data_state").GetString()));
        Assert.NotEmpty(replay.Warnings);
    }

    [Theory]
    [InlineData("subject")]
    [InlineData("purpose")]
    [InlineData("source")]
    [InlineData("classification")]
    public async Task A_record_that_was_moved_to_another_owner_is_changed(string field)
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        var ingest = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        store.Found = record => field switch
        {
            "subject" => record! with { SubjectId = "person-2" },
            "purpose" => record! with { Purpose = "marketing-mail" },
            "source" => record! with { Provenance = record.Provenance with { SourceId = "elsewhere" } },
            _ => record! with { Provenance = record.Provenance with { Classification = Classification.Public } },
        };

        var replay = await engine.ReplayAsync(Replay(ingest), Given.Ct);

        Assert.Equal(OutputStatus.Degraded, replay.Status);
    }

    [Fact]
    public async Task Data_that_was_erased_degrades_the_answer_and_says_so()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        var ingest = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        store.Found = _ => null;

        var replay = await engine.ReplayAsync(Replay(ingest), Given.Ct);

        Assert.Equal((OutputStatus.Degraded, ErrorCodes.SubjectErased), (replay.Status, replay.ErrorCode));
        Assert.Equal("erased", replay.Data.GetProperty("data_state").GetString());
        Assert.False(replay.Data.TryGetProperty("data", out _));
        Assert.NotEmpty(replay.Warnings);
    }

    [Fact]
    public async Task A_query_is_replayed_as_intact_although_new_data_came()
    {
        await using var engine = await Given.EngineWithGrant();
        await engine.IngestAsync(Given.Ingest(), Given.Ct);
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        var replay = await engine.ReplayAsync(Replay(query), Given.Ct);

        Assert.Equal((OutputStatus.Ok, "intact"), (replay.Status, replay.Data.GetProperty("data_state").GetString()));
    }

    [Fact]
    public async Task A_query_whose_results_changed_is_degraded()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        await engine.IngestAsync(Given.Ingest(), Given.Ct);
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        store.Found = record => record! with { Data = "1"u8.ToArray() };

        var replay = await engine.ReplayAsync(Replay(query), Given.Ct);

        Assert.Equal(OutputStatus.Degraded, replay.Status);
    }

    [Theory]
    [InlineData("urn:aevum:audit:0198f000-0000-7000-8000-000000000001")]
    [InlineData("0198f000-0000-7000-8000-000000000001")]
    [InlineData("urn:aevum:audit:")]
    [InlineData("nonsense")]
    public async Task An_unknown_audit_id_is_not_found_and_recorded(string auditId)
    {
        await using var engine = await Given.Engine();

        var replay = await engine.ReplayAsync(new ReplayRequest { AuditId = auditId, Actor = Given.Agent }, Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.ReplayNotFound), (replay.Status, replay.ErrorCode));
        Assert.Equal("replay.rejected", (await engine.Last()).EventType);
    }

    [Fact]
    public async Task A_replay_needs_consent_for_replay_under_the_original_purpose()
    {
        await using var engine = await Given.EngineWithGrant(grant: Given.Grant() with { Operations = ConsentOperations.Ingest | ConsentOperations.Query });
        var ingest = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        await engine.AddConsentGrantAsync(Given.Grant() with { GrantId = "grant-2", Purpose = "fraud-investigation", Operations = ConsentOperations.Replay }, Given.Ct);

        var refused = await engine.ReplayAsync(Replay(ingest), Given.Ct);
        await engine.AddConsentGrantAsync(Given.Grant() with { GrantId = "grant-3", Operations = ConsentOperations.Replay }, Given.Ct);
        var granted = await engine.ReplayAsync(Replay(ingest), Given.Ct);

        Assert.Equal(ErrorCodes.ConsentRequired, refused.ErrorCode);
        Assert.Equal(OutputStatus.Ok, granted.Status);
    }

    [Fact]
    public async Task A_commit_on_a_witness_is_about_the_subjects_of_its_query()
    {
        await using var engine = await Given.EngineWithGrant();
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        var commit = await engine.CommitAsync(Given.Commit() with { Witness = query.Witness }, Given.Ct);
        var granted = await engine.ReplayAsync(Replay(commit), Given.Ct);
        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);

        var refused = await engine.ReplayAsync(Replay(commit), Given.Ct);

        Assert.Equal(12, granted.Data.GetProperty("payload").GetProperty("amount").GetInt32());
        Assert.Equal(ErrorCodes.ConsentRequired, refused.ErrorCode);
    }

    [Fact]
    public async Task An_event_about_nobody_needs_no_consent()
    {
        await using var engine = await Given.Engine();
        var commit = await engine.CommitAsync(Given.Commit(), Given.Ct);

        var replay = await engine.ReplayAsync(Replay(commit), Given.Ct);

        Assert.Equal((OutputStatus.Ok, "app.refund.issued"), (replay.Status, replay.Data.GetProperty("event_type").GetString()));
    }

    [Theory]
    [InlineData(CeilingMode.Redact, OutputStatus.Ok)]
    [InlineData(CeilingMode.Block, OutputStatus.Error)]
    public async Task Data_above_the_clearance_of_the_grant_does_not_leave(CeilingMode mode, OutputStatus status)
    {
        await using var engine = await Given.EngineWithGrant(new AevumOptions { CeilingMode = mode });
        var ingest = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);
        await engine.AddConsentGrantAsync(Given.Grant() with { GrantId = "grant-2", ClassificationMax = Classification.Public }, Given.Ct);

        var replay = await engine.ReplayAsync(Replay(ingest), Given.Ct);

        Assert.Equal(status, replay.Status);
        Assert.Equal([ingest.AuditId], replay.RedactedIds);
        Assert.Contains("barrier.triggered", await engine.EventTypes());
        Assert.False(replay.Data.ValueKind == System.Text.Json.JsonValueKind.Object && replay.Data.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task A_replay_of_a_replay_needs_the_same_consent()
    {
        await using var engine = await Given.EngineWithGrant();
        var ingest = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        var replay = await engine.ReplayAsync(Replay(ingest), Given.Ct);
        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);

        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.ReplayAsync(Replay(replay), Given.Ct)).ErrorCode);
    }

    private static ReplayRequest Replay(OutputEnvelope envelope) => new() { AuditId = envelope.AuditId, Actor = Given.Agent };
}
