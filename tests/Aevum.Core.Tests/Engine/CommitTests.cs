using Aevum.Policy;

namespace Aevum.Core.Tests.Engine;

public sealed class CommitTests
{
    [Fact]
    public async Task A_commit_appends_the_payload_as_it_was_given()
    {
        await using var engine = await Given.Engine();

        var commit = await engine.CommitAsync(Given.Commit(), Given.Ct);
        var written = await engine.Last();

        Assert.Equal((OutputStatus.Ok, written.AuditId), (commit.Status, commit.AuditId));
        Assert.Equal(("app.refund.issued", """{"amount":12}""", Given.Agent), (written.EventType, written.Text(), written.Actor));
    }

    [Theory]
    [InlineData("ingest.accepted")]
    [InlineData("query.x")]
    [InlineData("review.x")]
    [InlineData("commit.x")]
    [InlineData("replay.x")]
    [InlineData("barrier.triggered")]
    [InlineData("policy.x")]
    [InlineData("agent.x")]
    [InlineData("session.start")]
    [InlineData("complication.x")]
    [InlineData("capture.x")]
    [InlineData("context.x")]
    [InlineData("consent.granted")]
    [InlineData("commitment_key.x")]
    [InlineData("posture.x")]
    [InlineData("transparency.x")]
    [InlineData("Session.Start")]
    [InlineData(" session.start")]
    [InlineData("ses\u200bsion.start")]
    [InlineData("ｓｅｓｓｉｏｎ.start")]
    [InlineData("key.rotated")]
    public async Task The_kernel_keeps_its_event_types(string eventType)
    {
        await using var engine = await Given.Engine();

        var commit = await engine.CommitAsync(Given.Commit(eventType), Given.Ct);
        var written = await engine.Last();

        Assert.Equal((OutputStatus.Error, ErrorCodes.ReservedEventType), (commit.Status, commit.ErrorCode));
        Assert.Equal(("commit.rejected", ErrorCodes.ReservedEventType), (written.EventType, written.Body().GetProperty("error_code").GetString()));
    }

    [Theory]
    [InlineData("ingestion.done")]
    [InlineData("app.session.start")]
    [InlineData("sessions.listed")]
    [InlineData("session")]
    public async Task Event_types_that_only_look_like_the_kernels_are_free(string eventType)
    {
        await using var engine = await Given.Engine();

        Assert.Equal(OutputStatus.Ok, (await engine.CommitAsync(Given.Commit(eventType), Given.Ct)).Status);
    }

    [Fact]
    public async Task A_crisis_in_the_payload_comes_before_everything_else()
    {
        await using var engine = await Given.Engine();

        var commit = await engine.CommitAsync(Given.Commit("session.start") with { Payload = Given.Json("""{"note":"I want to kill myself"}""") }, Given.Ct);

        Assert.Equal(OutputStatus.Crisis, commit.Status);
        Assert.Equal("commit", (await engine.Last()).Body().GetProperty("function").GetString());
    }

    [Theory]
    [InlineData("1")]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_payload_that_is_no_object_is_refused(string json) =>
        Assert.ThrowsAny<ArgumentException>(() => Given.Commit() with { Payload = Given.Json(json) });

    [Fact]
    public async Task A_commit_on_a_fresh_witness_names_its_query_as_cause()
    {
        await using var engine = await Given.EngineWithGrant();
        await engine.IngestAsync(Given.Ingest(), Given.Ct);
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);

        var commit = await engine.CommitAsync(Given.Commit() with { Witness = query.Witness }, Given.Ct);

        Assert.Equal(OutputStatus.Ok, commit.Status);
        Assert.Equal(query.AuditId, (await engine.Last()).CausationId);
    }

    [Fact]
    public async Task New_data_of_the_subject_makes_the_witness_stale()
    {
        await using var engine = await Given.EngineWithGrant();
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        await IsStale(engine, query.Witness!);
    }

    [Fact]
    public async Task Data_above_the_clearance_does_not_make_the_witness_stale()
    {
        await using var engine = await Given.EngineWithGrant();
        var query = await engine.QueryAsync(Given.Query() with { ClassificationMax = Classification.Public }, Given.Ct);
        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal(OutputStatus.Ok, (await engine.CommitAsync(Given.Commit() with { Witness = query.Witness }, Given.Ct)).Status);
    }

    [Fact]
    public async Task A_revoked_grant_makes_the_witness_stale()
    {
        await using var engine = await Given.EngineWithGrant();
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);

        await IsStale(engine, query.Witness!);
    }

    [Fact]
    public async Task A_new_grant_makes_the_witness_stale()
    {
        await using var engine = await Given.EngineWithGrant();
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        await engine.AddConsentGrantAsync(Given.Grant() with { GrantId = "grant-2" }, Given.Ct);

        await IsStale(engine, query.Witness!);
    }

    [Fact]
    public async Task An_expired_grant_makes_the_witness_stale()
    {
        var clock = new Aevum.Testing.FakeTimeProvider();
        await using var engine = await Given.EngineWithGrant(Given.WithClock(clock));
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        clock.Advance(TimeSpan.FromDays(91));

        await IsStale(engine, query.Witness!);
    }

    [Fact]
    public async Task Consent_and_data_of_others_do_not_make_the_witness_stale()
    {
        await using var engine = await Given.EngineWithGrant();
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        await engine.AddConsentGrantAsync(Given.Grant() with { GrantId = "grant-2", SubjectId = "person-2" }, Given.Ct);
        await engine.IngestAsync(Given.Ingest() with { SubjectId = "person-2" }, Given.Ct);

        Assert.Equal(OutputStatus.Ok, (await engine.CommitAsync(Given.Commit() with { Witness = query.Witness }, Given.Ct)).Status);
    }

    [Fact]
    public async Task A_witness_that_no_query_gave_is_stale()
    {
        await using var engine = await Given.EngineWithGrant();
        var ingest = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        var witness = (await engine.QueryAsync(Given.Query(), Given.Ct)).Witness!;
        Witness[] forged =
        [
            witness with { AuditId = ingest.AuditId },
            witness with { AuditId = "urn:aevum:audit:0198f000-0000-7000-8000-000000000001" },
            witness with { AuditId = "no audit id" },
            witness with { SubjectIds = ["person-2"] },
            witness with { SubjectIds = [Given.Subject, "person-2"] },
            witness with { ConsentWatermark = new string('0', 64) },
            witness with { ResultDigest = new string('0', 64) },
            witness with { Clearance = Classification.Public },
        ];

        foreach (var claim in forged)
        {
            await IsStale(engine, claim);
        }
    }

    [Fact]
    public async Task The_witness_of_another_actor_is_stale()
    {
        await using var engine = await Given.EngineWithGrant();
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);

        var commit = await engine.CommitAsync(Given.Commit() with { Actor = "other-agent", Witness = query.Witness }, Given.Ct);

        Assert.Equal(ErrorCodes.StaleContext, commit.ErrorCode);
    }

    [Fact]
    public async Task Data_that_overtakes_the_commit_on_its_way_makes_the_witness_stale()
    {
        AevumEngine? engine = null;
        var policy = new TestPolicy(async (request, ct) =>
        {
            if (request.Action == "commit")
            {
                await engine!.IngestAsync(Given.Ingest(), ct);
            }

            return PolicyDecision.Permit;
        });
        await using var started = await Given.EngineWithGrant(new AevumOptions { PolicyEngine = policy });
        engine = started;
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);

        await IsStale(engine, query.Witness!);
    }

    [Fact]
    public async Task A_witness_survives_a_restart()
    {
        var store = new Aevum.Storage.InMemoryStore();
        Witness witness;
        await using (var first = await Given.EngineWithGrant(new AevumOptions { Store = store }))
        {
            await first.IngestAsync(Given.Ingest(), Given.Ct);
            witness = (await first.QueryAsync(Given.Query(), Given.Ct)).Witness!;
        }

        await using var second = await Given.Engine(new AevumOptions { Store = store });

        Assert.Equal(OutputStatus.Ok, (await second.CommitAsync(Given.Commit() with { Witness = witness }, Given.Ct)).Status);
    }

    private static async Task IsStale(AevumEngine engine, Witness witness)
    {
        var commit = await engine.CommitAsync(Given.Commit() with { Witness = witness }, Given.Ct);
        var written = await engine.Last();

        Assert.Equal((OutputStatus.Error, ErrorCodes.StaleContext), (commit.Status, commit.ErrorCode));
        Assert.Equal(("context.stale", commit.AuditId), (written.EventType, written.AuditId));
    }
}
