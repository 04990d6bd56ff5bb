using Aevum.Signing;

namespace Aevum.Core.Tests.Engine;

/// <summary>With the kernel's own signer and a store in memory, those who call place, sign and write (ADR 0084).</summary>
public sealed class TurnTests
{
    private const int Seed = 20261120;

    [Fact]
    public async Task Who_calls_alone_has_the_answer_without_waiting_for_another_thread()
    {
        await using var engine = await Given.EngineWithGrant();

        for (var call = 0; call < 100; call++)
        {
            var answer = engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct).AsTask();

            Assert.True(answer.IsCompleted);
            (await answer).EnsureOk();
        }

        await engine.Verifies();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(200)]
    public async Task No_call_is_forgotten_when_callers_find_the_turn_taken(int callers)
    {
        await using var engine = await Given.EngineWithGrant(new AevumOptions { QueueCapacity = 4 });
        var rounds = 4_000 / callers;

        await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(
            async () =>
            {
                for (var round = 0; round < rounds; round++)
                {
                    (await engine.IngestAsync(Given.Ingest($"[{caller},{round}]"), Given.Ct)).EnsureOk();
                }
            },
            Given.Ct)));

        Assert.Equal(Enumerable.Range(1, 2 + (callers * rounds)).Select(number => (long)number), (await engine.Events()).Select(sealedEvent => sealedEvent.Sequence));
        await engine.Verifies();
    }

    [Fact]
    public async Task Failures_at_random_of_a_store_that_callers_write_leave_no_gap_and_every_answer_is_true()
    {
        var random = new Random(Seed);
        var store = new TestStore { IsDurable = false };
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store, MaxBatchSize = 3 });
        store.BeforeCommit = async _ =>
        {
            int draw;
            lock (random)
            {
                draw = random.Next(8);
            }

            if (draw > 3)
            {
                await Task.Yield();
            }

            if (draw == 0)
            {
                throw new IOException("disk");
            }
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(call => Task.Run(async () => await engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct), Given.Ct)));
        store.BeforeCommit = null;
        var accepted = answers.Where(answer => answer.Status == OutputStatus.Ok).Select(answer => answer.AuditId).ToHashSet();
        var written = (await engine.Events()).Where(sealedEvent => sealedEvent.EventType == "ingest.accepted").Select(sealedEvent => sealedEvent.AuditId).ToHashSet();

        Assert.True(accepted.SetEquals(written), $"{accepted.Count} were answered Ok and {written.Count} were written.");
        Assert.NotEmpty(accepted);
        Assert.Contains(answers, answer => answer.ErrorCode == ErrorCodes.StorageUnavailable);
        Assert.Equal(OutputStatus.Ok, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).Status);
        await engine.Verifies();
    }

    [Fact]
    public async Task The_work_goes_from_the_callers_to_the_loop_and_back_when_the_signer_is_rotated()
    {
        using var first = new InProcessSigner();
        using var far = new TestBatchSigner();
        using var single = new TestSigner();
        using var last = new InProcessSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = first });
        using var stop = new CancellationTokenSource();
        var calls = Enumerable.Range(0, 8).Select(_ => Task.Run(
            async () =>
            {
                var count = 0;
                for (; !stop.IsCancellationRequested; count++)
                {
                    (await engine.IngestAsync(Given.Ingest(), Given.Ct)).EnsureOk();
                }

                return count;
            },
            Given.Ct)).ToList();

        foreach (var next in new ISigner[] { far, single, last })
        {
            await engine.RotateSignerAsync(next, Given.Ct);
            (await engine.IngestAsync(Given.Ingest(), Given.Ct)).EnsureOk();
        }

        await stop.CancelAsync();
        var answered = (await Task.WhenAll(calls)).Sum() + 3;

        var events = await engine.Events();
        Assert.Equal(answered, events.Count(sealedEvent => sealedEvent.EventType == "ingest.accepted"));
        Assert.Equal([first.KeyId, far.KeyId, single.KeyId, last.KeyId], events.Select(sealedEvent => sealedEvent.SignerKeyId).Distinct());
        Assert.True(engine.IngestAsync(Given.Ingest(), Given.Ct).AsTask().IsCompleted);
        await engine.Verifies();
    }

    [Fact]
    public async Task A_signer_that_is_disposed_under_load_refuses_and_stores_nothing_unsigned()
    {
        using var signer = new InProcessSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });

        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(call => Task.Run(
            async () =>
            {
                if (call == 200)
                {
                    signer.Dispose();
                }

                return await engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct);
            },
            Given.Ct)));

        Assert.All(answers, answer => Assert.True(answer.Status == OutputStatus.Ok || answer.ErrorCode == ErrorCodes.SignerUnavailable, answer.ErrorCode));
        Assert.Equal(ErrorCodes.SignerUnavailable, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).ErrorCode);
        Assert.Equal(answers.Count(answer => answer.Status == OutputStatus.Ok), (await engine.Events()).Count(sealedEvent => sealedEvent.EventType == "ingest.accepted"));
        await engine.Verifies();
    }

    [Fact]
    public async Task Disposal_under_load_ends_and_every_answer_is_true()
    {
        for (var round = 0; round < 50; round++)
        {
            var store = new TestStore { IsDurable = round % 2 == 0 };
            var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
            var calls = Enumerable.Range(0, 32).Select(call => Task.Run(
                async () =>
                {
                    try
                    {
                        return (await engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct)).Status == OutputStatus.Ok;
                    }
                    catch (ObjectDisposedException)
                    {
                        return false;
                    }
                },
                Given.Ct)).ToList();

            await engine.DisposeAsync();
            var answered = (await Task.WhenAll(calls)).Count(wasOk => wasOk);

            var written = 0;
            await foreach (var sealedEvent in store.ReadEventsAsync(1, Given.Ct))
            {
                written += sealedEvent.EventType == "ingest.accepted" ? 1 : 0;
            }

            Assert.Equal(answered, written);
        }
    }
}
