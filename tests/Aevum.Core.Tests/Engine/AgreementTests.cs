using System.Text.Json;
using Aevum.Audit;
using Aevum.Storage;
using Aevum.Testing;

namespace Aevum.Core.Tests.Engine;

/// <summary>The tables beside the ledger against the ledger, after somebody wrote into them past the engine.</summary>
public sealed class AgreementTests
{
    [Fact]
    public async Task Grants_reviews_and_revocations_that_the_ledger_confirms_start()
    {
        var store = await StoreWithHistory();

        await using var engine = await Given.Engine(new AevumOptions { Store = store });

        await engine.Verifies();
    }

    [Fact]
    public async Task A_grant_that_the_ledger_never_saw_stops_the_start() =>
        await Refuses(store => store.Consent = grants => [.. grants, new StoredConsent(Given.Grant() with { GrantId = "smuggled" }, false)]);

    [Fact]
    public async Task A_revocation_that_was_undone_stops_the_start() =>
        await Refuses(store => store.Consent = grants => [.. grants.Select(consent => consent with { IsRevoked = false })]);

    [Fact]
    public async Task A_grant_with_other_terms_stops_the_start() =>
        await Refuses(store => store.Consent = grants => [.. grants.Select(consent => consent with { Grant = consent.Grant with { ClassificationMax = Classification.Restricted } })]);

    [Fact]
    public async Task A_revocation_that_was_removed_with_its_grant_stops_the_start() =>
        await Refuses(store => store.Consent = _ => []);

    [Fact]
    public async Task A_pending_review_that_was_removed_stops_the_start() =>
        await Refuses(store => store.Reviews = _ => []);

    [Fact]
    public async Task A_decided_review_that_is_pending_again_stops_the_start() =>
        await Refuses(store => store.Reviews = reviews => [.. reviews, reviews[0] with { EventId = "0198f000-0000-7000-8000-000000000001" }]);

    [Fact]
    public async Task A_pending_proposal_with_other_details_stops_the_start() =>
        await Refuses(store => store.Reviews = reviews => [.. reviews.Select(review => review with { Proposal = review.Proposal with { Details = JsonElement.Parse("""{"amount": 1000000}""") } })]);

    [Fact]
    public async Task A_veto_that_became_an_approval_stops_the_start() =>
        await Refuses(store => store.FoundReview = review => review! with { State = ReviewState.Approved });

    [Fact]
    public async Task A_decision_with_another_decider_stops_the_start() =>
        await Refuses(store => store.FoundReview = review => review! with { DecidedBy = "director" });

    [Fact]
    public async Task A_decision_by_silence_that_got_a_decider_stops_the_start()
    {
        var store = new TestStore();
        var time = new FakeTimeProvider();
        await using (var engine = await Given.Engine(new AevumOptions { Store = store, TimeProvider = time }))
        {
            var review = await engine.RequestReviewAsync(Given.Proposal() with { Deadline = time.GetUtcNow().AddMinutes(5) }, Given.Ct);
            time.Advance(TimeSpan.FromMinutes(6));
            await engine.ReviewAsync(new ReviewRequest { AuditId = review, Actor = "supervisor" }, Given.Ct);
        }

        await using (await Given.Engine(new AevumOptions { Store = store, TimeProvider = time }))
        {
        }

        store.FoundReview = review => review! with { DecidedBy = "supervisor" };
        await RefusesToStart(store);
    }

    [Fact]
    public async Task A_decided_review_that_was_removed_stops_the_start() =>
        await Refuses(store => store.FoundReview = _ => null);

    [Fact]
    public async Task A_decided_review_that_the_ledger_never_saw_is_not_answered()
    {
        var store = await StoreWithHistory();
        await using var engine = await Given.Engine(new AevumOptions { Store = store });
        store.FoundReview = _ => new StoredReview("0198f000-0000-7000-8000-000000000001", Given.Proposal(), ReviewState.Approved, "supervisor");

        await Assert.ThrowsAsync<BarrierViolationException>(
            async () => await engine.ReviewAsync(new ReviewRequest { AuditId = SealedEvent.AuditIdPrefix + "0198f000-0000-7000-8000-000000000001", Actor = "agent" }, Given.Ct));
    }

    private static async Task<TestStore> StoreWithHistory()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        await engine.AddConsentGrantAsync(Given.Grant() with { GrantId = "grant-2" }, Given.Ct);
        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);
        await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);
        var decided = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);
        await engine.ReviewAsync(new ReviewRequest { AuditId = decided, Actor = "supervisor", Action = ReviewAction.Veto }, Given.Ct);
        return store;
    }

    private static async Task Refuses(Action<TestStore> tamper)
    {
        var store = await StoreWithHistory();
        tamper(store);
        await RefusesToStart(store);
    }

    private static async Task RefusesToStart(TestStore store)
    {
        var refusal = await Assert.ThrowsAsync<ChainVerificationException>(async () => await Given.Engine(new AevumOptions { Store = store }));

        Assert.Contains("past the engine", refusal.Message, StringComparison.Ordinal);
        Assert.True(store.IsClosed);
    }
}
