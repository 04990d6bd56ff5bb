using Aevum.Audit;
using Aevum.Audit.Verification;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Core.Tests.Engine;

public sealed class SessionTests
{
    [Fact]
    public async Task The_first_event_says_who_wrote_where_and_under_which_posture()
    {
        using var signer = new TestSigner { Provenance = "vault-transit" };
        var options = new AevumOptions
        {
            Signer = signer,
            Posture = AevumPosture.Production,
            BuildManifest = new BuildManifest { Posture = AevumPosture.Development, RulesVersion = "7", ManifestHash = "abc" },
            CeilingMode = CeilingMode.Block,
            DeploymentCeiling = Classification.Internal,
            PolicyEngine = new TestPolicy(Aevum.Policy.PolicyDecision.Permit),
        };
        await using var engine = await Given.Engine(options);

        var start = Assert.Single(await engine.Events());
        var body = start.Body();

        Assert.Equal(("session.start", 1L, null, ChainHead.Genesis.Hash), (start.EventType, start.Sequence, start.CausationId, start.PriorHash));
        Assert.Equal("kernel", body.GetProperty("capture_surface").GetString());
        Assert.Equal("vault-transit", body.GetProperty("key_provenance").GetString());
        Assert.Equal(Convert.ToHexStringLower(signer.PublicKey.Span), body.GetProperty("public_key").GetString());
        Assert.Equal(("production", "7", "abc"), (body.GetProperty("posture").GetString(), body.GetProperty("rules_version").GetString(), body.GetProperty("manifest_hash").GetString()));
        Assert.Equal(("memory", "Block", "Internal"), (body.GetProperty("store_kind").GetString(), body.GetProperty("ceiling_mode").GetString(), body.GetProperty("deployment_ceiling").GetString()));
        Assert.Equal("TestPolicy", body.GetProperty("policy_engine").GetString());
        Assert.False(body.GetProperty("development_mode").GetBoolean());
        Assert.True(body.GetProperty("verified_on_start").GetBoolean());
    }

    [Fact]
    public async Task A_restart_continues_the_chain_and_names_the_last_event_as_cause()
    {
        var store = new InMemoryStore();
        string last;
        long time;
        await using (var first = await Given.EngineWithGrant(new AevumOptions { Store = store }))
        {
            (last, time) = ((await first.Last()).AuditId, (await first.Last()).SystemTime);
        }

        await using var second = await Given.Engine(new AevumOptions { Store = store });
        var start = await second.Last();

        Assert.Equal((3L, "session.start", last), (start.Sequence, start.EventType, start.CausationId));
        Assert.True(start.SystemTime > time);
        await second.Verifies();
    }

    [Fact]
    public async Task Time_does_not_go_back_in_the_chain_when_the_wall_clock_does()
    {
        var store = new InMemoryStore();
        var clock = new Aevum.Testing.FakeTimeProvider();
        await using (await Given.Engine(new AevumOptions { Store = store, TimeProvider = clock }))
        {
        }

        clock.MoveTo(clock.GetUtcNow().AddYears(-1));
        await using var second = await Given.Engine(new AevumOptions { Store = store, TimeProvider = clock });

        await second.Verifies();
    }

    [Fact]
    public async Task The_engine_closes_a_store_that_was_handed_in_and_does_not_dispose_it()
    {
        var store = new TestStore();
        await using (await Given.Engine(new AevumOptions { Store = store }))
        {
            Assert.False(store.IsClosed);
        }

        Assert.True(store.IsClosed);
        Assert.False(store.IsDisposed);
    }

    [Fact]
    public async Task A_signer_that_was_handed_in_is_not_disposed()
    {
        using var signer = new InProcessSigner();
        await using (await Given.Engine(new AevumOptions { Signer = signer }))
        {
        }

        Assert.Equal(64, (await signer.SignAsync(new byte[32], Given.Ct)).Length);
    }

    [Fact]
    public async Task Two_engines_do_not_share_a_store()
    {
        var store = new InMemoryStore();
        await using var first = await Given.Engine(new AevumOptions { Store = store });

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await Given.Engine(new AevumOptions { Store = store }));
    }

    [Fact]
    public async Task A_chain_that_was_tampered_with_does_not_start_and_the_store_is_closed()
    {
        var store = new TestStore();
        await using (var first = await Given.EngineWithGrant(new AevumOptions { Store = store }))
        {
            await first.CommitAsync(Given.Commit(), Given.Ct);
        }

        store.Streamed = sealedEvent => sealedEvent.Sequence == 2 ? sealedEvent with { Actor = "somebody else" } : sealedEvent;

        var refusal = await Assert.ThrowsAsync<ChainVerificationException>(async () => await Given.Engine(new AevumOptions { Store = store }));

        Assert.Equal(1, refusal.Verification!.FaultIndex);
        Assert.True(store.IsClosed);
    }

    [Fact]
    public async Task VerifyOnStart_off_starts_on_a_broken_chain_and_says_so_in_the_record()
    {
        var store = new TestStore();
        await using (await Given.EngineWithGrant(new AevumOptions { Store = store }))
        {
        }

        store.Streamed = sealedEvent => sealedEvent.Sequence == 2 ? sealedEvent with { Actor = "somebody else" } : sealedEvent;

        await using var engine = await Given.Engine(new AevumOptions { Store = store, VerifyOnStart = false });

        Assert.False((await engine.VerifySigchainAsync(Given.Ct)).IsVerified);
        Assert.False((await engine.Last()).Body().GetProperty("verified_on_start").GetBoolean());
    }

    [Fact]
    public async Task A_chain_cut_short_does_not_start()
    {
        var inner = new TestStore();
        await using (var first = await Given.EngineWithGrant(new AevumOptions { Store = inner }))
        {
            await first.CommitAsync(Given.Commit(), Given.Ct);
        }

        var cut = new CutStore(inner);

        await Assert.ThrowsAsync<ChainVerificationException>(async () => await Given.Engine(new AevumOptions { Store = cut }));
    }

    [Fact]
    public async Task In_production_the_key_of_an_earlier_signer_must_be_pinned()
    {
        var store = new InMemoryStore();
        using var old = new TestSigner();
        using var current = new TestSigner();
        await using (await Given.Engine(new AevumOptions { Store = store, Signer = old, Posture = AevumPosture.Production, BuildManifest = Given.Marked }))
        {
        }

        await Assert.ThrowsAsync<ChainVerificationException>(
            async () => await Given.Engine(new AevumOptions { Store = store, Signer = current, Posture = AevumPosture.Production, BuildManifest = Given.Marked }));

        await using var engine = await Given.Engine(new AevumOptions
        {
            Store = store,
            Signer = current,
            Posture = AevumPosture.Production,
            BuildManifest = Given.Marked,
            TrustedKeys = [new PinnedKey(old.PublicKey.Span)],
        });
        await engine.Verifies();
    }

    [Fact]
    public async Task Once_a_key_is_pinned_the_chain_cannot_vouch_for_itself_in_development_either()
    {
        var store = new InMemoryStore();
        await using (await Given.Engine(new AevumOptions { Store = store }))
        {
        }

        using var pinned = new InProcessSigner();

        await Assert.ThrowsAsync<ChainVerificationException>(
            async () => await Given.Engine(new AevumOptions { Store = store, TrustedKeys = [new PinnedKey(pinned.PublicKey.Span)] }));
    }

    [Fact]
    public async Task A_chain_that_only_vouches_for_itself_is_reported()
    {
        var store = new InMemoryStore();
        await using (await Given.Engine(new AevumOptions { Store = store }))
        {
        }

        var observer = new TestObserver();
        await using (await Given.Engine(new AevumOptions { Store = store, Observers = [observer] }))
        {
        }

        Assert.Contains(observer.Heard, notice => notice.Kind == EngineNoticeKind.PostureWarning && notice.Message.Contains("TrustedKeys", StringComparison.Ordinal));
        Assert.Contains(observer.Heard, notice => notice.Kind == EngineNoticeKind.VerificationProgress);
    }

    [Fact]
    public async Task The_signing_key_is_the_one_to_pin()
    {
        var store = new InMemoryStore();
        SigningKey key;
        await using (var engine = await Given.EngineWithGrant(new AevumOptions { Store = store }))
        {
            key = engine.SigningKey;
        }

        var verification = await new ChainVerifier(KeyRing.Of(key.PublicKey.Span)).VerifyAsync(store.ReadEventsAsync(1, Given.Ct), Given.Ct);

        Assert.True(verification.IsVerified, verification.Reason);
        Assert.Equal("in-process", key.Provenance);
    }

    [Theory]
    [InlineData(AevumPosture.Regulated, AevumPosture.Development)]
    [InlineData(AevumPosture.Development, AevumPosture.Regulated)]
    public async Task The_regulated_posture_refuses_a_key_in_the_process(AevumPosture options, AevumPosture build)
    {
        using var disguised = new TestSigner { Provenance = " In-Process" };
        using var nameless = new TestSigner { Provenance = "" };
        using var own = new InProcessSigner();
        using var declared = new DeclaredInProcess();
        ISigner?[] signers = [null, own, disguised, nameless, declared];

        foreach (var signer in signers)
        {
            var refusal = await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Given.Engine(new AevumOptions
            {
                Signer = signer,
                Posture = options,
                BuildManifest = new BuildManifest { Posture = build, RulesVersion = "1", ManifestHash = "h" },
            }));
            Assert.Contains("AEV3002", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_regulated_posture_runs_with_an_external_key()
    {
        using var signer = new TestSigner();
        await using var engine = await Given.Engine(new AevumOptions { Signer = signer, Posture = AevumPosture.Regulated, BuildManifest = Given.Marked });

        Assert.Equal(AevumPosture.Regulated, engine.Posture);
        await engine.Verifies();
    }

    [Fact]
    public async Task Production_reports_what_the_build_would_refuse()
    {
        var observer = new TestObserver();
        await using (await Given.Engine(new AevumOptions { Posture = AevumPosture.Production, BuildManifest = Given.Marked, VerifyOnStart = false, Observers = [observer] }))
        {
        }

        var warnings = string.Join('\n', observer.Heard.Where(notice => notice.IsWarning).Select(notice => notice.Message));
        Assert.All((string[])["AEV3001", "AEV5002", "AEV5003"], rule => Assert.Contains(rule, warnings, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(AevumPosture.Production)]
    [InlineData(AevumPosture.Regulated)]
    public async Task A_program_without_the_mark_of_its_build_starts_only_in_development(AevumPosture posture)
    {
        using var signer = new TestSigner();

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(async () => await Given.Engine(new AevumOptions { Signer = signer, Posture = posture }));

        Assert.StartsWith("AEV9001: the program carries no mark of a build with the safety analysis; reference the Aevum.Analyzers package", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Development_reports_that_the_mark_is_missing()
    {
        var observer = new TestObserver();
        await using (await Given.Engine(new AevumOptions { Observers = [observer] }))
        {
        }

        Assert.Contains(observer.Heard, notice => notice is { Kind: EngineNoticeKind.PostureWarning } && notice.Message.StartsWith("AEV9001", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_signer_with_an_unsound_public_key_is_refused()
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await Given.Engine(new AevumOptions { Signer = new UnsoundSigner() }));
    }

    [Fact]
    public async Task A_cancelled_start_leaves_the_store_closed()
    {
        var store = new TestStore { BeforeCommit = _ => Task.CompletedTask };
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await AevumEngine.StartWithAsync(new AevumOptions { Store = store }, () => null, cancelled.Token));

        Assert.Equal(ChainHead.Genesis, await store.OpenAsync(StoreAccess.ReadWrite, Given.Ct));
    }

    [Fact]
    public async Task A_stopped_engine_refuses_every_call()
    {
        var engine = await Given.EngineWithGrant();
        await engine.DisposeAsync();
        await engine.DisposeAsync();

        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await engine.IngestAsync(Given.Ingest(), Given.Ct));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await engine.QueryAsync(Given.Query(), Given.Ct));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await engine.CommitAsync(Given.Commit(), Given.Ct));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await engine.AddConsentGrantAsync(Given.Grant(), Given.Ct));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await engine.RequestReviewAsync(Given.Proposal(), Given.Ct));
        await Assert.ThrowsAsync<ObjectDisposedException>(async () => await engine.VerifySigchainAsync(Given.Ct));
        Assert.False(engine.Health.IsHealthy);
    }

    /// <summary>A store that says its chain is longer than it is.</summary>
    private sealed class CutStore(TestStore inner) : IAevumStore
    {
        public string Kind => inner.Kind;

        public bool IsDurable => inner.IsDurable;

        public ValueTask<ChainHead> OpenAsync(StoreAccess access, CancellationToken ct = default) => inner.OpenAsync(access, ct);

        public ValueTask CloseAsync() => inner.CloseAsync();

        public ValueTask CommitAsync(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead, CancellationToken ct = default) =>
            inner.CommitAsync(expected, entries, newHead, ct);

        public async IAsyncEnumerable<SealedEvent> ReadEventsAsync(long fromSequence, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
        {
            await foreach (var sealedEvent in inner.ReadEventsAsync(fromSequence, ct))
            {
                if (sealedEvent.Sequence < 3)
                {
                    yield return sealedEvent;
                }
            }
        }

        public ValueTask<SealedEvent?> FindEventAsync(string eventId, CancellationToken ct = default) => inner.FindEventAsync(eventId, ct);

        public ValueTask<IReadOnlyList<GraphRecord>> ReadRecordsAsync(IReadOnlyList<string> subjectIds, CancellationToken ct = default) => inner.ReadRecordsAsync(subjectIds, ct);

        public ValueTask<GraphRecord?> FindRecordAsync(string eventId, CancellationToken ct = default) => inner.FindRecordAsync(eventId, ct);

        public IAsyncEnumerable<StoredConsent> ReadConsentAsync(CancellationToken ct = default) => inner.ReadConsentAsync(ct);

        public IAsyncEnumerable<StoredReview> ReadPendingReviewsAsync(CancellationToken ct = default) => inner.ReadPendingReviewsAsync(ct);

        public ValueTask<StoredReview?> FindReviewAsync(string eventId, CancellationToken ct = default) => inner.FindReviewAsync(eventId, ct);

        public ValueTask<IdempotencyEntry?> FindIdempotencyAsync(string key, CancellationToken ct = default) => inner.FindIdempotencyAsync(key, ct);

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }

    [AevumSigner("declared", Boundary = TrustBoundary.InProcess)]
    private sealed class DeclaredInProcess : ISigner, IDisposable
    {
        private readonly InProcessSigner _key = new();

        public string KeyId => _key.KeyId;

        public string Provenance => "external";

        public ReadOnlyMemory<byte> PublicKey => _key.PublicKey;

        public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => _key.SignAsync(digest, ct);

        public void Dispose() => _key.Dispose();
    }

    private sealed class UnsoundSigner : ISigner
    {
        public string KeyId => "k";

        public string Provenance => "external";

        public ReadOnlyMemory<byte> PublicKey => new byte[32];

        public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => throw new InvalidOperationException("Never asked.");
    }
}
