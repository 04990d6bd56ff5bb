using System.Text.Json;
using Aevum.Testing;

namespace Aevum.Core.Tests.Engine;

/// <summary>The values that nearly every engine test begins with.</summary>
internal static class Given
{
    internal const string Subject = "person-1";
    internal const string Agent = "billing-agent";
    internal const string Purpose = "billing-inquiry";

    /// <summary>The mark of a build with the safety analysis, which this test project does not have; without one, only the development posture starts.</summary>
    internal static BuildManifest Marked { get; } = new() { Posture = AevumPosture.Development, RulesVersion = "1", ManifestHash = "00" };

    internal static CancellationToken Ct => TestContext.Current.CancellationToken;

    internal static ValueTask<AevumEngine> Engine(AevumOptions? options = null) => AevumEngine.StartWithAsync(options ?? new AevumOptions(), () => null, Ct);

    internal static async ValueTask<AevumEngine> EngineWithGrant(AevumOptions? options = null, ConsentGrant? grant = null)
    {
        options ??= new AevumOptions();
        var engine = await Engine(options);
        await engine.AddConsentGrantAsync(grant ?? Grant(options.TimeProvider), Ct);
        return engine;
    }

    internal static ConsentGrant Grant(TimeProvider? time = null) => new()
    {
        GrantId = "grant-1",
        SubjectId = Subject,
        GranteeId = Agent,
        Purpose = Purpose,
        Operations = ConsentOperations.Ingest | ConsentOperations.Query | ConsentOperations.Replay,
        ClassificationMax = Classification.Confidential,
        GrantedAt = (time ?? TimeProvider.System).GetUtcNow().AddMinutes(-1),
        ExpiresAt = (time ?? TimeProvider.System).GetUtcNow().AddDays(90),
    };

    internal static JsonElement Json(string json) => JsonElement.Parse(json);

    internal static IngestRequest Ingest(string json = """{"text":"The invoice is wrong"}""") => new()
    {
        SubjectId = Subject,
        Actor = Agent,
        Purpose = Purpose,
        Data = Json(json),
        Provenance = new Provenance { SourceId = "ticket-system", Classification = Classification.Internal },
    };

    internal static QueryRequest Query() => new()
    {
        SubjectIds = [Subject],
        Actor = Agent,
        Purpose = Purpose,
        ClassificationMax = Classification.Restricted,
    };

    internal static CommitRequest Commit(string eventType = "app.refund.issued") => new()
    {
        EventType = eventType,
        Actor = Agent,
        Payload = Json("""{"amount":12}"""),
    };

    internal static ReviewProposal Proposal(TimeProvider? time = null) => new()
    {
        Proposer = Agent,
        Action = "Refund 12 euros",
        Deadline = (time ?? TimeProvider.System).GetUtcNow().AddHours(1),
    };

    internal static AevumOptions WithClock(FakeTimeProvider clock) => new() { TimeProvider = clock };
}
