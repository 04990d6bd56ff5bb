using Aevum.Policy;
using FsCheck;
using FsCheck.Fluent;

namespace Aevum.Core.Tests.Engine;

public sealed class DenialTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(64).WithReplay(20261120UL, 11UL);

    /// <summary>Every combination of five reasons to refuse an ingest: the first in the order of the barriers answers, and no other lifts it.</summary>
    [Fact]
    public async Task Deny_is_absorbing_over_every_combination_of_refusals()
    {
        for (var reasons = 0; reasons < 32; reasons++)
        {
            var answer = await Ingest(reasons);

            Assert.Equal(Expected(reasons), (answer.Status, answer.ErrorCode));
        }
    }

    /// <summary>Whatever is granted, asked and repeated in between, in any order: a refused ingest stays refused while one of its reasons stands.</summary>
    [Fact]
    public void No_call_in_any_order_lifts_a_refusal() =>
        Prop.ForAll(Gen.ListOf(Gen.Choose(0, 4)).ToArbitrary(), steps => StaysRefused(steps).GetAwaiter().GetResult()).Check(Fixed);

    [Fact]
    public async Task A_permit_of_the_policy_lifts_no_barrier()
    {
        var policy = new TestPolicy(PolicyDecision.Permit);
        await using var engine = await Given.Engine(new AevumOptions { PolicyEngine = policy });

        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).ErrorCode);
        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.QueryAsync(Given.Query(), Given.Ct)).ErrorCode);
        Assert.Empty(policy.Questions);
    }

    private static async Task<OutputEnvelope> Ingest(int reasons)
    {
        var options = new AevumOptions
        {
            DeploymentCeiling = Has(reasons, 3) ? Classification.Public : Classification.Restricted,
            PolicyEngine = new TestPolicy(Has(reasons, 4) ? PolicyDecision.Deny("no") : PolicyDecision.Permit),
        };
        await using var engine = await Given.Engine(options);
        if (!Has(reasons, 2))
        {
            await engine.AddConsentGrantAsync(Given.Grant(), Given.Ct);
        }

        var request = Given.Ingest(Has(reasons, 0) ? "\"I want to kill myself\"" : "1") with
        {
            Provenance = new Provenance { SourceId = Has(reasons, 1) ? " " : "crm", Classification = Classification.Internal },
        };
        var answer = await engine.IngestAsync(request, Given.Ct);
        Assert.Equal(reasons == 0, (await engine.EventTypes()).Contains("ingest.accepted"));
        return answer;
    }

    private static (OutputStatus Status, string? Code) Expected(int reasons) => reasons switch
    {
        0 => (OutputStatus.Ok, null),
        _ when Has(reasons, 0) => (OutputStatus.Crisis, null),
        _ when Has(reasons, 1) => (OutputStatus.Error, ErrorCodes.ProvenanceRequired),
        _ when Has(reasons, 2) => (OutputStatus.Error, ErrorCodes.ConsentRequired),
        _ when Has(reasons, 3) => (OutputStatus.Error, ErrorCodes.ClassificationBlocked),
        _ => (OutputStatus.Error, ErrorCodes.PolicyDenied),
    };

    private static async Task<bool> StaysRefused(IEnumerable<int> steps)
    {
        await using var engine = await Given.EngineWithGrant();
        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);
        var refused = Given.Ingest() with { IdempotencyKey = "k" };
        foreach (var step in steps)
        {
            await Take(engine, step);
            if ((await engine.IngestAsync(refused, Given.Ct)).ErrorCode != ErrorCodes.ConsentRequired)
            {
                return false;
            }
        }

        return true;
    }

    private static async Task Take(AevumEngine engine, int step)
    {
        switch (step)
        {
            case 0:
                await engine.AddConsentGrantAsync(Given.Grant() with { GrantId = Guid.NewGuid().ToString(), SubjectId = "person-2" }, Given.Ct);
                break;
            case 1:
                await engine.AddConsentGrantAsync(Given.Grant() with { GrantId = Guid.NewGuid().ToString(), Operations = ConsentOperations.Query }, Given.Ct);
                break;
            case 2:
                await engine.CommitAsync(Given.Commit(), Given.Ct);
                break;
            case 3:
                await engine.QueryAsync(Given.Query(), Given.Ct);
                break;
            default:
                await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);
                break;
        }
    }

    private static bool Has(int reasons, int bit) => (reasons & (1 << bit)) != 0;
}
