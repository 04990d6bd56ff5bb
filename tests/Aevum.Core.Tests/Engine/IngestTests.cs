using System.Security.Cryptography;
using System.Text.Json;

namespace Aevum.Core.Tests.Engine;

public sealed class IngestTests
{
    [Fact]
    public async Task An_ingest_writes_one_event_with_the_hash_of_the_data()
    {
        await using var engine = await Given.EngineWithGrant();

        var envelope = await engine.IngestAsync(Given.Ingest("""{ "b": 1, "a": [true, null] }"""), Given.Ct);
        var written = await engine.Last();

        Assert.Equal((OutputStatus.Ok, written.AuditId), (envelope.Status, envelope.AuditId));
        Assert.Equal("ingest.accepted", written.EventType);
        Assert.Equal(Convert.ToHexStringLower(SHA3_256.HashData("""{"a":[true,null],"b":1}"""u8)), written.Body().GetProperty("data_hash").GetString());
        Assert.Equal((Given.Subject, Given.Purpose, "grant-1"), (
            written.Body().GetProperty("subject_id").GetString(),
            written.Body().GetProperty("purpose").GetString(),
            written.Body().GetProperty("grant_id").GetString()));
    }

    [Fact]
    public async Task The_data_itself_is_not_in_the_ledger()
    {
        await using var engine = await Given.EngineWithGrant();

        await engine.IngestAsync(Given.Ingest("""{"secret":"a1b2c3-in-the-data"}"""), Given.Ct);

        Assert.DoesNotContain((await engine.Events()), sealedEvent => sealedEvent.Text().Contains("a1b2c3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Actor_episode_and_correlation_stand_in_the_event()
    {
        await using var engine = await Given.EngineWithGrant();

        await engine.IngestAsync(Given.Ingest() with { EpisodeId = "episode-9", CorrelationId = "correlation-9" }, Given.Ct);
        var written = await engine.Last();

        Assert.Equal((Given.Agent, "episode-9", "correlation-9"), (written.Actor, written.EpisodeId, written.CorrelationId));
    }

    [Fact]
    public async Task An_episode_is_made_when_the_caller_names_none()
    {
        await using var engine = await Given.EngineWithGrant();

        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal(7, Guid.ParseExact((await engine.Last()).EpisodeId, "D").Version);
    }

    [Fact]
    public async Task What_the_caller_does_with_its_document_afterwards_changes_nothing()
    {
        await using var engine = await Given.EngineWithGrant();
        var bytes = """{"n":1}"""u8.ToArray();
        var document = JsonDocument.Parse(bytes);
        var request = Given.Ingest() with { Data = document.RootElement };
        document.Dispose();
        bytes.AsSpan().Fill((byte)'9');

        var ingest = await engine.IngestAsync(request, Given.Ct);
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);

        Assert.Equal(OutputStatus.Ok, ingest.Status);
        Assert.Equal(1, query.Data.GetProperty("results")[0].GetProperty("data").GetProperty("n").GetInt32());
    }

    [Fact]
    public async Task A_custody_chain_is_copied()
    {
        await using var engine = await Given.EngineWithGrant();
        string[] custody = ["clinic"];
        var request = Given.Ingest() with { Provenance = new Provenance { SourceId = "s", ChainOfCustody = custody } };
        custody[0] = "thief";

        await engine.IngestAsync(request, Given.Ct);

        Assert.Contains("clinic", (await engine.Last()).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"text\"")]
    [InlineData("12")]
    [InlineData("1.50")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"\u0000":"\ud83d\ude00 naïve \u202e"}""")]
    public async Task Every_json_value_can_be_ingested_and_read_again(string json)
    {
        await using var engine = await Given.EngineWithGrant();

        await engine.IngestAsync(Given.Ingest(json), Given.Ct);
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);

        Assert.True(JsonElement.DeepEquals(Given.Json(json), query.Data.GetProperty("results")[0].GetProperty("data")));
        await engine.Verifies();
    }

    [Theory]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("\"\\ud800\"")]
    [InlineData("1e999")]
    public void Json_without_a_canonical_form_is_refused_when_the_request_is_made(string json) =>
        Assert.ThrowsAny<ArgumentException>(() => Given.Ingest(json));

    [Fact]
    public void A_default_json_element_is_refused_when_the_request_is_made() =>
        Assert.ThrowsAny<ArgumentException>(() => Given.Ingest() with { Data = default });

    [Fact]
    public async Task Data_beyond_the_size_limit_is_refused_and_the_limit_counts()
    {
        await using var engine = await Given.EngineWithGrant(new AevumOptions { MaxPayloadBytes = 1_024 });
        var tooLarge = Given.Ingest("\"" + new string('x', 1_023) + "\"");
        var largest = Given.Ingest("\"" + new string('x', 1_022) + "\"");

        await Assert.ThrowsAsync<ArgumentException>(async () => await engine.IngestAsync(tooLarge, Given.Ct));

        Assert.Equal(OutputStatus.Ok, (await engine.IngestAsync(largest, Given.Ct)).Status);
    }

    [Fact]
    public async Task Data_beyond_the_depth_limit_is_refused_and_the_limit_counts()
    {
        await using var engine = await Given.EngineWithGrant(new AevumOptions { MaxPayloadDepth = 3 });

        await Assert.ThrowsAsync<ArgumentException>(async () => await engine.IngestAsync(Given.Ingest("[[[[1]]]]"), Given.Ct));

        Assert.Equal(OutputStatus.Ok, (await engine.IngestAsync(Given.Ingest("[[[1]]]"), Given.Ct)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t ")]
    public async Task Data_without_a_source_is_refused(string sourceId)
    {
        await using var engine = await Given.EngineWithGrant();

        var envelope = await engine.IngestAsync(Given.Ingest() with { Provenance = new Provenance { SourceId = sourceId } }, Given.Ct);
        var barrier = await engine.Last();

        Assert.Equal((OutputStatus.Error, ErrorCodes.ProvenanceRequired), (envelope.Status, envelope.ErrorCode));
        Assert.Equal(("barrier.triggered", 5), (barrier.EventType, barrier.Body().GetProperty("barrier").GetInt32()));
        Assert.Equal("ingest", barrier.Body().GetProperty("function").GetString());
    }

    [Fact]
    public async Task Data_above_the_deployment_ceiling_does_not_enter()
    {
        await using var engine = await Given.EngineWithGrant(new AevumOptions { DeploymentCeiling = Classification.Public });

        var envelope = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal(ErrorCodes.ClassificationBlocked, envelope.ErrorCode);
        Assert.Equal(2, (await engine.Last()).Body().GetProperty("barrier").GetInt32());
    }

    [Fact]
    public async Task Without_consent_nothing_is_written_but_the_barrier()
    {
        await using var engine = await Given.Engine();

        var envelope = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.ConsentRequired), (envelope.Status, envelope.ErrorCode));
        Assert.Equal(["session.start", "barrier.triggered"], await engine.EventTypes());
        Assert.DoesNotContain(Given.Subject, (await engine.Last()).Text(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"text":"I want to kill myself"}""")]
    [InlineData("""{"deep":[{"x":{"y":"i want to k\u200bill my\u00adself"}}]}""")]
    [InlineData("""{"I want to kill myself":1}""")]
    public async Task A_crisis_in_any_text_stops_the_ingest_and_offers_help(string json)
    {
        await using var engine = await Given.EngineWithGrant();

        var envelope = await engine.IngestAsync(Given.Ingest(json), Given.Ct);
        var barrier = await engine.Last();
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);

        Assert.Equal(OutputStatus.Crisis, envelope.Status);
        Assert.NotEmpty(envelope.Data.GetProperty("message").GetString()!);
        Assert.NotEqual(0, envelope.Data.GetProperty("crisis_lines").GetArrayLength());
        Assert.Equal(("barrier.triggered", 1, barrier.AuditId), (barrier.EventType, barrier.Body().GetProperty("barrier").GetInt32(), envelope.AuditId));
        Assert.DoesNotContain("kill", barrier.Text(), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, query.Data.GetProperty("results").GetArrayLength());
    }

    [Fact]
    public async Task A_crisis_in_the_purpose_stops_the_ingest()
    {
        await using var engine = await Given.Engine();

        var envelope = await engine.IngestAsync(Given.Ingest() with { Purpose = "I want to kill myself" }, Given.Ct);

        Assert.Equal(OutputStatus.Crisis, envelope.Status);
    }

    [Theory]
    [InlineData("{\"text\":\"I want to kill myself\"}", "", false, OutputStatus.Crisis, null)]
    [InlineData("{}", "", false, OutputStatus.Error, ErrorCodes.ProvenanceRequired)]
    [InlineData("{}", "crm", false, OutputStatus.Error, ErrorCodes.ConsentRequired)]
    [InlineData("{}", "crm", true, OutputStatus.Error, ErrorCodes.ClassificationBlocked)]
    public async Task The_barriers_stand_in_their_order(string json, string sourceId, bool hasConsent, OutputStatus status, string? code)
    {
        var policy = new TestPolicy(Aevum.Policy.PolicyDecision.Deny("no"));
        await using var engine = await Given.Engine(new AevumOptions { DeploymentCeiling = Classification.Public, PolicyEngine = policy });
        if (hasConsent)
        {
            await engine.AddConsentGrantAsync(Given.Grant(), Given.Ct);
        }

        var request = Given.Ingest(json) with { Provenance = new Provenance { SourceId = sourceId, Classification = Classification.Internal } };
        var envelope = await engine.IngestAsync(request, Given.Ct);

        Assert.Equal((status, code), (envelope.Status, envelope.ErrorCode));
        Assert.Empty(policy.Questions);
    }

    [Fact]
    public async Task A_null_request_is_refused()
    {
        await using var engine = await Given.Engine();

        await Assert.ThrowsAsync<ArgumentNullException>(async () => await engine.IngestAsync(null!, Given.Ct));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("any")]
    [InlineData("All Purposes")]
    [InlineData("*")]
    [InlineData("support-*")]
    [InlineData("\u0410NY")]
    public void A_catch_all_purpose_is_refused_and_the_rule_is_named(string purpose)
    {
        var refusals = new[]
        {
            Assert.ThrowsAny<ArgumentException>(() => Given.Ingest() with { Purpose = purpose }),
            Assert.ThrowsAny<ArgumentException>(() => Given.Query() with { Purpose = purpose }),
            Assert.ThrowsAny<ArgumentException>(() => Given.Grant() with { Purpose = purpose }),
        };

        Assert.All(refusals, refusal => Assert.Contains("AEV2001", refusal.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\t")]
    public void A_blank_identity_is_refused(string? name)
    {
        Assert.ThrowsAny<ArgumentException>(() => Given.Ingest() with { SubjectId = name! });
        Assert.ThrowsAny<ArgumentException>(() => Given.Ingest() with { Actor = name! });
        Assert.ThrowsAny<ArgumentException>(() => Given.Query() with { SubjectIds = [name!] });
        Assert.ThrowsAny<ArgumentException>(() => Given.Commit() with { EventType = name! });
        Assert.ThrowsAny<ArgumentException>(() => Given.Grant() with { GranteeId = name! });
        Assert.ThrowsAny<ArgumentException>(() => Given.Proposal() with { Proposer = name! });
    }

    [Fact]
    public void A_huge_identity_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => Given.Ingest() with { SubjectId = new string('x', 4_097) });

    [Fact]
    public void Half_of_a_surrogate_pair_is_refused()
    {
        var broken = "half " + '\ud800';

        Assert.ThrowsAny<ArgumentException>(() => Given.Ingest() with { SubjectId = broken });
        Assert.ThrowsAny<ArgumentException>(() => Given.Ingest() with { CorrelationId = broken });
        Assert.ThrowsAny<ArgumentException>(() => Given.Ingest() with { Provenance = new Provenance { SourceId = broken } });
        Assert.ThrowsAny<ArgumentException>(() => Given.Ingest() with { Provenance = new Provenance { SourceId = "s", ModelId = broken } });
        Assert.ThrowsAny<ArgumentException>(() => Given.Query() with { SubjectIds = [broken] });
        Assert.ThrowsAny<ArgumentException>(() => Given.Grant() with { AuthorizationRef = broken });
        Assert.ThrowsAny<ArgumentException>(() => Given.Proposal() with { Reason = broken });
    }

    [Fact]
    public void Requests_do_not_print_anything_personal()
    {
        const string Personal = "zq-person";
        object[] printed =
        [
            Given.Ingest("\"zq-person\"") with { SubjectId = Personal, Purpose = Personal, IdempotencyKey = Personal },
            Given.Query() with { SubjectIds = [Personal], Purpose = Personal },
            Given.Commit() with { Payload = Given.Json("""{"x":"zq-person"}"""), IdempotencyKey = Personal },
            Given.Grant() with { SubjectId = Personal, Purpose = Personal, AuthorizationRef = Personal },
            Given.Proposal() with { Action = Personal, Reason = Personal },
            new Aevum.Storage.GraphRecord("id", Personal, Personal, default, new Provenance { SourceId = Personal }),
            new ConsentUse(Personal, Personal, Personal, ConsentOperations.Query, Classification.Public, default),
            new Aevum.Policy.PolicyRequest { Actor = Personal, Action = "ingest", SubjectIds = [Personal], Purpose = Personal, Time = default },
            new Witness { SubjectIds = [Personal], ConsentWatermark = "w", ResultDigest = "d", AuditId = "a" },
            new Aevum.Storage.IdempotencyEntry(Personal, "hash", default),
        ];

        Assert.All(printed, value => Assert.DoesNotContain(Personal, value.ToString()!, StringComparison.Ordinal));
    }
}
