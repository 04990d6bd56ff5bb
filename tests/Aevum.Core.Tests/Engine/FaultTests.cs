using Aevum.Storage;
using Aevum.Testing;

namespace Aevum.Core.Tests.Engine;

public sealed class FaultTests
{
    public static TheoryData<string> SignerFaults => ["throws", "throws later", "null", "short", "long", "empty", "wrong", "cancelled"];

    [Theory]
    [MemberData(nameof(SignerFaults))]
    public async Task A_signer_that_fails_in_any_way_stores_nothing_and_the_engine_recovers(string fault)
    {
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });
        signer.Instead = (digest, ct) => Fail(signer, fault, digest);

        var failed = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        var health = engine.Health;
        signer.Instead = null;
        var recovered = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.SignerUnavailable, string.Empty), (failed.Status, failed.ErrorCode, failed.AuditId));
        Assert.Equal((false, 1L), (health.IsHealthy, health.SignerFaults));
        Assert.NotNull(health.LastFault);
        Assert.Equal(OutputStatus.Ok, recovered.Status);
        Assert.True(engine.Health.IsHealthy);
        Assert.Equal([1L, 2L, 3L], (await engine.Events()).Select(sealedEvent => sealedEvent.Sequence));
        await engine.Verifies();
    }

    [Fact]
    public async Task A_signer_that_hangs_is_given_up_after_its_time()
    {
        var clock = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer, TimeProvider = clock, SignerTimeout = TimeSpan.FromSeconds(1) });
        signer.Instead = async (_, _) =>
        {
            asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return [];
        };
        var running = engine.IngestAsync(Given.Ingest(), Given.Ct).AsTask();
        await asked.Task;

        clock.Advance(TimeSpan.FromSeconds(1));
        var answer = await running.WaitAsync(Given.Ct);
        signer.Instead = null;

        Assert.Equal(ErrorCodes.SignerUnavailable, answer.ErrorCode);
        Assert.Equal(OutputStatus.Ok, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).Status);
    }

    [Fact]
    public async Task A_signer_that_cannot_sign_the_start_starts_no_engine()
    {
        using var signer = new TestSigner((_, _) => throw new HttpRequestException("down"));
        var store = new TestStore();

        await Assert.ThrowsAsync<Aevum.Signing.SignerUnavailableException>(async () => await Given.Engine(new AevumOptions { Signer = signer, Store = store }));

        Assert.True(store.IsClosed);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_store_that_fails_stores_nothing_and_the_engine_recovers(bool isDurable)
    {
        var store = new TestStore { IsDurable = isDurable };
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        store.BeforeCommit = _ => throw new IOException("disk full");

        var failed = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        var health = engine.Health;
        store.BeforeCommit = null;
        var recovered = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.StorageUnavailable, string.Empty), (failed.Status, failed.ErrorCode, failed.AuditId));
        Assert.Equal((false, 1L), (health.IsHealthy, health.StorageFaults));
        Assert.Equal(OutputStatus.Ok, recovered.Status);
        Assert.Equal([1L, 2L, 3L], (await engine.Events()).Select(sealedEvent => sealedEvent.Sequence));
        await engine.Verifies();
    }

    [Fact]
    public async Task A_read_that_fails_is_storage_unavailable()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        store.BeforeRead = () => throw new IOException("disk");

        var answer = await engine.QueryAsync(Given.Query(), Given.Ct);

        Assert.Equal(ErrorCodes.StorageUnavailable, answer.ErrorCode);
        Assert.Equal(1, engine.Health.StorageFaults);
    }

    [Fact]
    public async Task When_another_writer_moved_the_head_the_engine_forks_nothing()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        store.BeforeCommit = _ => throw new ChainHeadMovedException();
        var moved = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        store.BeforeCommit = null;

        var after = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal((ErrorCodes.StorageUnavailable, ErrorCodes.StorageUnavailable), (moved.ErrorCode, after.ErrorCode));
        Assert.Contains("again", after.ErrorDetail!, StringComparison.OrdinalIgnoreCase);
        Assert.False(engine.Health.IsHealthy);
    }

    [Fact]
    public async Task An_attempt_to_rewrite_the_ledger_throws_and_is_recorded()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        store.BeforeCommit = _ =>
        {
            store.BeforeCommit = null;
            throw new BarrierViolationException("UPDATE on aevum_ledger");
        };

        await Assert.ThrowsAsync<BarrierViolationException>(async () => await engine.IngestAsync(Given.Ingest(), Given.Ct));
        await engine.CommitAsync(Given.Commit(), Given.Ct);
        var events = await engine.Events();

        Assert.Contains(events, sealedEvent => sealedEvent.EventType == "barrier.triggered" && sealedEvent.Body().GetProperty("barrier").GetInt32() == 4);
        Assert.Equal(1, engine.Health.BarriersTriggered);
    }

    [Fact]
    public async Task A_crisis_is_answered_also_when_nothing_can_be_recorded()
    {
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });
        signer.Instead = (_, _) => throw new HttpRequestException("down");

        var answer = await engine.IngestAsync(Given.Ingest("\"I want to kill myself\""), Given.Ct);

        Assert.Equal((OutputStatus.Crisis, string.Empty), (answer.Status, answer.AuditId));
        Assert.NotEmpty(answer.Warnings);
    }

    [Fact]
    public async Task A_barrier_that_cannot_be_recorded_is_still_no_permission()
    {
        using var signer = new TestSigner();
        await using var engine = await Given.Engine(new AevumOptions { Signer = signer });
        signer.Instead = (_, _) => throw new HttpRequestException("down");

        var answer = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.SignerUnavailable), (answer.Status, answer.ErrorCode));
    }

    [Fact]
    public async Task Faults_never_tell_data()
    {
        var observer = new TestObserver();
        var store = new TestStore();
        await using (var engine = await Given.EngineWithGrant(new AevumOptions { Store = store, Observers = [observer] }))
        {
            store.BeforeCommit = _ => throw new IOException("row 'zq-person' is full");
            var failed = await engine.IngestAsync(Given.Ingest("\"zq-person\""), Given.Ct);
            Assert.DoesNotContain("zq-person", failed.ErrorDetail!, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(observer.Heard, notice => notice.Message.Contains("zq-person", StringComparison.Ordinal));
    }

    private static async ValueTask<byte[]> Fail(TestSigner signer, string fault, ReadOnlyMemory<byte> digest)
    {
        switch (fault)
        {
            case "throws":
                throw new HttpRequestException("down");
            case "throws later":
                await Task.Yield();
                throw new TimeoutException("late");
            case "cancelled":
                throw new OperationCanceledException();
            case "null":
                return null!;
            case "empty":
                return [];
            case "short":
                return (await signer.SignTrulyAsync(digest))[..63];
            case "long":
                return [.. await signer.SignTrulyAsync(digest), 0];
            default:
                return await signer.SignTrulyAsync(new byte[32]);
        }
    }
}
