using Aevum.Testing;

namespace Aevum.Core.Tests.Engine;

public sealed class ConsentTests
{
    [Fact]
    public async Task A_grant_and_its_revocation_are_events()
    {
        await using var engine = await Given.EngineWithGrant();
        var granted = await engine.Last();

        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);
        var revoked = await engine.Last();

        Assert.Equal(("consent.granted", "consent.revoked"), (granted.EventType, revoked.EventType));
        Assert.Equal(("grant-1", Given.Subject), (revoked.Body().GetProperty("grant_id").GetString(), revoked.Body().GetProperty("subject_id").GetString()));
        Assert.Equal(["Ingest", "Query", "Replay"], granted.Body().GetProperty("operations").EnumerateArray().Select(name => name.GetString()));
    }

    [Fact]
    public async Task A_grant_covers_its_four_keys_and_nothing_else()
    {
        await using var engine = await Given.EngineWithGrant(grant: Given.Grant() with { Operations = ConsentOperations.Ingest });

        Assert.Equal(OutputStatus.Ok, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).Status);
        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.IngestAsync(Given.Ingest() with { SubjectId = "person-2" }, Given.Ct)).ErrorCode);
        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.IngestAsync(Given.Ingest() with { Actor = "other-agent" }, Given.Ct)).ErrorCode);
        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.IngestAsync(Given.Ingest() with { Purpose = "fraud-investigation" }, Given.Ct)).ErrorCode);
        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.IngestAsync(Given.Ingest() with { Purpose = "Billing-Inquiry" }, Given.Ct)).ErrorCode);
        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.QueryAsync(Given.Query(), Given.Ct)).ErrorCode);
    }

    [Fact]
    public async Task A_grant_must_cover_the_classification_of_the_data()
    {
        await using var engine = await Given.EngineWithGrant(grant: Given.Grant() with { ClassificationMax = Classification.Public });

        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).ErrorCode);
    }

    [Fact]
    public async Task Of_several_grants_the_one_with_the_highest_clearance_counts()
    {
        await using var engine = await Given.EngineWithGrant(grant: Given.Grant() with { ClassificationMax = Classification.Public });
        await engine.AddConsentGrantAsync(Given.Grant() with { GrantId = "grant-2" }, Given.Ct);
        await engine.AddConsentGrantAsync(Given.Grant() with { GrantId = "grant-3", ClassificationMax = Classification.Public }, Given.Ct);

        Assert.Equal(OutputStatus.Ok, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).Status);
        Assert.Equal("grant-2", (await engine.Last()).Body().GetProperty("grant_id").GetString());
    }

    [Fact]
    public async Task A_grant_holds_from_its_beginning_to_its_end()
    {
        var clock = new FakeTimeProvider();
        var grant = Given.Grant(clock) with { GrantedAt = clock.GetUtcNow().AddHours(1), ExpiresAt = clock.GetUtcNow().AddHours(2) };
        await using var engine = await Given.EngineWithGrant(Given.WithClock(clock), grant);

        clock.MoveTo(grant.GrantedAt.AddTicks(-1));
        var before = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        clock.MoveTo(grant.GrantedAt);
        var first = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        clock.MoveTo(grant.ExpiresAt.AddTicks(-1));
        var last = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        clock.MoveTo(grant.ExpiresAt);
        var after = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal((ErrorCodes.ConsentRequired, null, null, ErrorCodes.ConsentRequired), (before.ErrorCode, first.ErrorCode, last.ErrorCode, after.ErrorCode));
    }

    [Fact]
    public async Task A_revocation_is_in_force_when_the_call_returns()
    {
        await using var engine = await Given.EngineWithGrant();

        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);

        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).ErrorCode);
    }

    [Fact]
    public async Task No_ingest_stands_behind_the_revocation_of_its_grant()
    {
        await using var engine = await Given.EngineWithGrant();
        var ingests = Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while ((await engine.IngestAsync(Given.Ingest(), Given.Ct)).Status == OutputStatus.Ok)
            {
            }
        })).ToArray();
        while (engine.Health.EventsStored < 50)
        {
            await Task.Yield();
        }

        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);
        await Task.WhenAll(ingests);
        var types = await engine.EventTypes();

        Assert.True(types.ToList().LastIndexOf("ingest.accepted") < types.ToList().IndexOf("consent.revoked"));
        await engine.Verifies();
    }

    [Fact]
    public async Task The_same_grant_again_adds_nothing()
    {
        await using var engine = await Given.Engine();
        var grant = Given.Grant();
        await engine.AddConsentGrantAsync(grant, Given.Ct);

        await engine.AddConsentGrantAsync(grant, Given.Ct);

        Assert.Single(await engine.EventTypes(), "consent.granted");
    }

    [Fact]
    public async Task An_id_is_not_used_for_other_terms()
    {
        await using var engine = await Given.EngineWithGrant();

        await Assert.ThrowsAsync<ArgumentException>(async () => await engine.AddConsentGrantAsync(Given.Grant() with { Purpose = "fraud-investigation" }, Given.Ct));
    }

    [Fact]
    public async Task A_revoked_grant_never_comes_back_also_after_a_restart()
    {
        var store = new Aevum.Storage.InMemoryStore();
        var grant = Given.Grant();
        await using (var first = await Given.EngineWithGrant(new AevumOptions { Store = store }, grant))
        {
            await first.RevokeConsentGrantAsync("grant-1", Given.Ct);
            await Assert.ThrowsAsync<ArgumentException>(async () => await first.AddConsentGrantAsync(grant, Given.Ct));
        }

        await using var second = await Given.Engine(new AevumOptions { Store = store });

        await Assert.ThrowsAsync<ArgumentException>(async () => await second.AddConsentGrantAsync(grant, Given.Ct));
        Assert.Equal(ErrorCodes.ConsentRequired, (await second.IngestAsync(Given.Ingest(), Given.Ct)).ErrorCode);
    }

    [Fact]
    public async Task Grants_survive_a_restart()
    {
        var store = new Aevum.Storage.InMemoryStore();
        await using (await Given.EngineWithGrant(new AevumOptions { Store = store }))
        {
        }

        await using var second = await Given.Engine(new AevumOptions { Store = store });

        Assert.Equal(OutputStatus.Ok, (await second.IngestAsync(Given.Ingest(), Given.Ct)).Status);
    }

    [Fact]
    public async Task Revoking_twice_is_one_revocation()
    {
        await using var engine = await Given.EngineWithGrant();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await engine.RevokeConsentGrantAsync("grant-1", Given.Ct), Given.Ct)));

        Assert.Single(await engine.EventTypes(), "consent.revoked");
    }

    [Fact]
    public async Task Adding_the_same_grant_at_once_is_one_grant()
    {
        await using var engine = await Given.Engine();
        var grant = Given.Grant();

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await engine.AddConsentGrantAsync(grant, Given.Ct), Given.Ct)));

        Assert.Single(await engine.EventTypes(), "consent.granted");
    }

    [Fact]
    public async Task An_unknown_grant_cannot_be_revoked()
    {
        await using var engine = await Given.Engine();

        await Assert.ThrowsAsync<ArgumentException>(async () => await engine.RevokeConsentGrantAsync("grant-1", Given.Ct));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await engine.RevokeConsentGrantAsync(" ", Given.Ct));
    }

    [Fact]
    public async Task A_grant_that_ends_before_it_begins_is_refused()
    {
        await using var engine = await Given.Engine();
        var grant = Given.Grant();

        var refusal = await Assert.ThrowsAsync<ArgumentException>(async () => await engine.AddConsentGrantAsync(grant with { ExpiresAt = grant.GrantedAt }, Given.Ct));

        Assert.Contains("AEV2005", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grant_that_could_not_be_stored_is_not_in_force_and_may_be_added_again()
    {
        var store = new TestStore();
        await using var engine = await Given.Engine(new AevumOptions { Store = store });
        store.BeforeCommit = _ => throw new IOException("disk");
        await Assert.ThrowsAsync<Aevum.Storage.StorageUnavailableException>(async () => await engine.AddConsentGrantAsync(Given.Grant(), Given.Ct));
        store.BeforeCommit = null;
        var refused = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        await engine.AddConsentGrantAsync(Given.Grant(), Given.Ct);

        Assert.Equal(ErrorCodes.ConsentRequired, refused.ErrorCode);
        Assert.Equal(OutputStatus.Ok, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).Status);
    }

    [Fact]
    public async Task A_revocation_that_could_not_be_signed_leaves_the_grant_in_force()
    {
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });
        signer.Instead = (_, _) => throw new Aevum.Signing.SignerUnavailableException("sealed");
        await Assert.ThrowsAsync<Aevum.Signing.SignerUnavailableException>(async () => await engine.RevokeConsentGrantAsync("grant-1", Given.Ct));
        signer.Instead = null;

        Assert.Equal(OutputStatus.Ok, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).Status);
        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);
        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).ErrorCode);
    }

    [Theory]
    [InlineData(ConsentOperations.None)]
    [InlineData((ConsentOperations)16)]
    [InlineData((ConsentOperations)(-1))]
    public void Operations_that_are_none_are_refused(ConsentOperations operations) =>
        Assert.ThrowsAny<ArgumentException>(() => Given.Grant() with { Operations = operations });
}
