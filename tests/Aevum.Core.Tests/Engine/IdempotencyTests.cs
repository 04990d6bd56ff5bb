namespace Aevum.Core.Tests.Engine;

public sealed class IdempotencyTests
{
    [Fact]
    public async Task The_same_key_with_the_same_request_answers_the_first_envelope_again()
    {
        await using var engine = await Given.EngineWithGrant();
        var first = await engine.IngestAsync(Given.Ingest() with { IdempotencyKey = "k" }, Given.Ct);

        var again = await engine.IngestAsync(Given.Ingest() with { IdempotencyKey = "k", CorrelationId = "another", EpisodeId = "another" }, Given.Ct);

        Assert.Equal((first.Status, first.AuditId, first.Provenance), (again.Status, again.AuditId, again.Provenance));
        Assert.Single(await engine.EventTypes(), "ingest.accepted");
    }

    [Fact]
    public async Task The_same_data_written_differently_is_the_same_request()
    {
        await using var engine = await Given.EngineWithGrant();
        var first = await engine.IngestAsync(Given.Ingest("""{"a":1,"b":"\u00e9"}""") with { IdempotencyKey = "k" }, Given.Ct);

        var again = await engine.IngestAsync(Given.Ingest("""{ "b": "é", "a": 1 }""") with { IdempotencyKey = "k" }, Given.Ct);

        Assert.Equal(first.AuditId, again.AuditId);
    }

    [Fact]
    public async Task The_key_with_another_request_is_a_conflict()
    {
        await using var engine = await Given.EngineWithGrant();
        var request = Given.Ingest() with { IdempotencyKey = "k" };
        await engine.IngestAsync(request, Given.Ct);
        IngestRequest[] others =
        [
            request with { Data = Given.Json("1") },
            request with { SubjectId = "person-2" },
            request with { Actor = "other-agent" },
            request with { Purpose = "fraud-investigation" },
            request with { Provenance = request.Provenance with { SourceId = "other" } },
            request with { Provenance = request.Provenance with { Classification = Classification.Public } },
            request with { Provenance = request.Provenance with { ModelId = "model" } },
            request with { Provenance = request.Provenance with { ChainOfCustody = ["hand"] } },
        ];

        foreach (var other in others)
        {
            Assert.Equal(ErrorCodes.IdempotencyConflict, (await engine.IngestAsync(other, Given.Ct)).ErrorCode);
        }

        Assert.Equal("ingest.rejected", (await engine.Last()).EventType);
    }

    [Fact]
    public async Task A_key_is_one_key_for_ingest_and_commit()
    {
        await using var engine = await Given.EngineWithGrant();
        await engine.IngestAsync(Given.Ingest() with { IdempotencyKey = "k" }, Given.Ct);

        var commit = await engine.CommitAsync(Given.Commit() with { IdempotencyKey = "k" }, Given.Ct);

        Assert.Equal(ErrorCodes.IdempotencyConflict, commit.ErrorCode);
        Assert.Equal("commit.rejected", (await engine.Last()).EventType);
    }

    [Fact]
    public async Task A_commit_with_the_same_key_is_appended_once_although_its_witness_is_stale_by_then()
    {
        await using var engine = await Given.EngineWithGrant();
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        var request = Given.Commit() with { Witness = query.Witness, IdempotencyKey = "k" };
        var first = await engine.CommitAsync(request, Given.Ct);
        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        var again = await engine.CommitAsync(request, Given.Ct);

        Assert.Equal((OutputStatus.Ok, first.AuditId), (again.Status, again.AuditId));
    }

    [Fact]
    public async Task A_refused_call_may_be_repeated_once_its_reason_is_repaired()
    {
        await using var engine = await Given.Engine();
        var request = Given.Ingest() with { IdempotencyKey = "k" };
        var refused = await engine.IngestAsync(request, Given.Ct);
        await engine.AddConsentGrantAsync(Given.Grant(), Given.Ct);

        var accepted = await engine.IngestAsync(request, Given.Ct);

        Assert.Equal((ErrorCodes.ConsentRequired, OutputStatus.Ok), (refused.ErrorCode, accepted.Status));
    }

    [Fact]
    public async Task Keys_survive_a_restart()
    {
        var store = new Aevum.Storage.InMemoryStore();
        var request = Given.Ingest() with { IdempotencyKey = "k" };
        string first;
        await using (var engine = await Given.EngineWithGrant(new AevumOptions { Store = store }))
        {
            first = (await engine.IngestAsync(request, Given.Ct)).AuditId;
        }

        await using var second = await Given.Engine(new AevumOptions { Store = store });

        Assert.Equal(first, (await second.IngestAsync(request, Given.Ct)).AuditId);
        Assert.Equal(ErrorCodes.IdempotencyConflict, (await second.IngestAsync(request with { Data = Given.Json("1") }, Given.Ct)).ErrorCode);
    }

    [Fact]
    public async Task Many_calls_at_once_with_one_key_write_once()
    {
        await using var engine = await Given.EngineWithGrant();

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => Task.Run(
            async () => await engine.IngestAsync(Given.Ingest() with { IdempotencyKey = "k" }, Given.Ct), Given.Ct)));

        Assert.Single(answers.Select(answer => answer.AuditId).Distinct());
        Assert.Single(await engine.EventTypes(), "ingest.accepted");
    }

    [Fact]
    public async Task A_failed_call_frees_its_key()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        var request = Given.Ingest() with { IdempotencyKey = "k" };
        store.BeforeCommit = _ => throw new IOException("disk");
        var failed = await engine.IngestAsync(request, Given.Ct);
        store.BeforeCommit = null;

        var accepted = await engine.IngestAsync(request, Given.Ct);

        Assert.Equal((ErrorCodes.StorageUnavailable, OutputStatus.Ok), (failed.ErrorCode, accepted.Status));
    }

    [Fact]
    public async Task The_key_itself_is_not_in_the_ledger()
    {
        await using var engine = await Given.EngineWithGrant();
        var request = Given.Ingest() with { IdempotencyKey = "zq-key" };
        await engine.IngestAsync(request, Given.Ct);
        await engine.IngestAsync(request with { Data = Given.Json("1") }, Given.Ct);

        Assert.DoesNotContain(await engine.Events(), sealedEvent => sealedEvent.Text().Contains("zq-key", StringComparison.Ordinal));
    }
}
