namespace Aevum.Core.Tests.Engine;

public sealed class QueryTests
{
    [Fact]
    public async Task A_query_returns_the_data_oldest_first_and_records_itself()
    {
        await using var engine = await Given.EngineWithGrant();
        var first = await engine.IngestAsync(Given.Ingest("1"), Given.Ct);
        var second = await engine.IngestAsync(Given.Ingest("2"), Given.Ct);

        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        var written = await engine.Last();

        Assert.Equal([1, 2], query.Data.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("data").GetInt32()));
        Assert.Equal(("query.complete", query.AuditId), (written.EventType, written.AuditId));
        Assert.Equal([first.AuditId, second.AuditId], written.Body().GetProperty("result_ids").EnumerateArray().Select(id => id.GetString()));
    }

    [Fact]
    public async Task A_query_answers_for_each_subject_once()
    {
        await using var engine = await Given.EngineWithGrant();
        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        var query = await engine.QueryAsync(Given.Query() with { SubjectIds = [Given.Subject, Given.Subject] }, Given.Ct);

        Assert.Equal(1, query.Data.GetProperty("results").GetArrayLength());
        Assert.Equal([Given.Subject], query.Witness!.SubjectIds);
    }

    [Fact]
    public async Task One_subject_without_consent_refuses_the_whole_query()
    {
        await using var engine = await Given.EngineWithGrant();
        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        var query = await engine.QueryAsync(Given.Query() with { SubjectIds = [Given.Subject, "person-2"] }, Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.ConsentRequired), (query.Status, query.ErrorCode));
        Assert.Equal(System.Text.Json.JsonValueKind.Undefined, query.Data.ValueKind);
    }

    [Fact]
    public async Task The_witness_names_consent_results_and_query()
    {
        await using var engine = await Given.EngineWithGrant();
        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        var body = (await engine.Last()).Body();

        Assert.Equal(query.AuditId, query.Witness!.AuditId);
        Assert.Equal(body.GetProperty("consent_watermark").GetString(), query.Witness.ConsentWatermark);
        Assert.Equal(body.GetProperty("result_digest").GetString(), query.Witness.ResultDigest);
        Assert.Equal(Classification.Confidential, query.Witness.Clearance);
    }

    [Theory]
    [InlineData(Classification.Public, Classification.Restricted, Classification.Restricted)]
    [InlineData(Classification.Restricted, Classification.Public, Classification.Restricted)]
    [InlineData(Classification.Restricted, Classification.Restricted, Classification.Public)]
    public async Task Nothing_above_the_lowest_of_request_grant_and_deployment_leaves(Classification asked, Classification granted, Classification deployed)
    {
        var store = new Aevum.Storage.InMemoryStore();
        string hidden;
        await using (var writer = await Given.EngineWithGrant(new AevumOptions { Store = store }, Given.Grant() with { ClassificationMax = Classification.Restricted }))
        {
            hidden = (await writer.IngestAsync(Given.Ingest(), Given.Ct)).AuditId;
            await writer.IngestAsync(Given.Ingest("7") with { Provenance = new Provenance { SourceId = "crm" } }, Given.Ct);
            await writer.RevokeConsentGrantAsync("grant-1", Given.Ct);
        }

        var options = new AevumOptions { Store = store, DeploymentCeiling = deployed };
        await using var engine = await Given.EngineWithGrant(options, Given.Grant() with { GrantId = "grant-2", ClassificationMax = granted });

        var query = await engine.QueryAsync(Given.Query() with { ClassificationMax = asked }, Given.Ct);
        var written = await engine.Last();

        Assert.Equal(OutputStatus.Ok, query.Status);
        Assert.Equal([7], query.Data.GetProperty("results").EnumerateArray().Select(result => result.GetProperty("data").GetInt32()));
        Assert.Equal([hidden], query.RedactedIds);
        Assert.NotEmpty(query.Warnings);
        Assert.Equal([hidden], written.Body().GetProperty("redacted_ids").EnumerateArray().Select(id => id.GetString()));
        Assert.Contains("barrier.triggered", await engine.EventTypes());
    }

    [Fact]
    public async Task Block_refuses_the_whole_query()
    {
        await using var engine = await Given.EngineWithGrant(new AevumOptions { CeilingMode = CeilingMode.Block });
        var hidden = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        var query = await engine.QueryAsync(Given.Query() with { ClassificationMax = Classification.Public }, Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.ClassificationBlocked), (query.Status, query.ErrorCode));
        Assert.Equal([hidden.AuditId], query.RedactedIds);
        Assert.Equal(("barrier.triggered", 2), ((await engine.Last()).EventType, (await engine.Last()).Body().GetProperty("barrier").GetInt32()));
    }

    [Fact]
    public async Task A_crisis_in_the_purpose_stops_the_query()
    {
        await using var engine = await Given.Engine();

        var query = await engine.QueryAsync(Given.Query() with { Purpose = "i want to kill myself" }, Given.Ct);

        Assert.Equal(OutputStatus.Crisis, query.Status);
    }

    [Fact]
    public void A_query_without_subjects_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => Given.Query() with { SubjectIds = [] });

    [Fact]
    public async Task A_single_result_keeps_its_provenance()
    {
        await using var engine = await Given.EngineWithGrant();
        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        var query = await engine.QueryAsync(Given.Query(), Given.Ct);

        Assert.Equal(("ticket-system", Classification.Internal), (query.Provenance.SourceId, query.Provenance.Classification));
    }

    [Fact]
    public async Task Several_results_answer_under_the_highest_of_their_classifications()
    {
        await using var engine = await Given.EngineWithGrant();
        await engine.IngestAsync(Given.Ingest(), Given.Ct);
        await engine.IngestAsync(Given.Ingest() with { Provenance = new Provenance { SourceId = "crm", Classification = Classification.Confidential } }, Given.Ct);

        var query = await engine.QueryAsync(Given.Query(), Given.Ct);

        Assert.Equal(Classification.Confidential, query.Provenance.Classification);
        Assert.Equal(["ticket-system", "crm"], query.Provenance.ChainOfCustody);
    }

    [Fact]
    public async Task A_revocation_that_overtakes_a_query_stops_its_answer()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        await engine.IngestAsync(Given.Ingest(), Given.Ct);
        store.BeforeRead = async () =>
        {
            store.BeforeRead = null;
            await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);
        };

        var query = await engine.QueryAsync(Given.Query(), Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.ConsentRequired), (query.Status, query.ErrorCode));
        Assert.Equal(["consent.revoked", "barrier.triggered"], (await engine.EventTypes()).TakeLast(2));
    }

    [Fact]
    public async Task The_cost_of_a_query_does_not_depend_on_other_subjects()
    {
        await using var engine = await Given.EngineWithGrant();
        await engine.IngestAsync(Given.Ingest(), Given.Ct);
        await engine.QueryAsync(Given.Query(), Given.Ct);
        var small = await AllocatedByAQuery(engine);
        for (var commit = 0; commit < 2_000; commit++)
        {
            await engine.CommitAsync(Given.Commit(), Given.Ct);
        }

        var large = await AllocatedByAQuery(engine);

        Assert.True(large < small * 2, $"{small} bytes for a query before and {large} after 2,000 more events.");
    }

    /// <summary>The least of several runs: what other tests allocate meanwhile is counted too.</summary>
    private static async Task<long> AllocatedByAQuery(AevumEngine engine)
    {
        const int Queries = 50;
        const int Runs = 10;
        var least = long.MaxValue;
        for (var run = 0; run < Runs; run++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            for (var query = 0; query < Queries; query++)
            {
                await engine.QueryAsync(Given.Query(), Given.Ct);
            }

            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / Queries);
        }

        return least;
    }
}
