using Aevum.Signing;

namespace Aevum.Core.Tests.Engine;

/// <summary>Several batches on their way into the chain at once.</summary>
public sealed class UnderWayTests
{
    [Fact]
    public async Task A_caller_that_comes_during_a_round_trip_starts_the_next_one()
    {
        using var signer = new GatedBatchSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });
        signer.Hold();
        var first = Ingest(engine, "1");
        await signer.Reached(0);

        var second = Ingest(engine, "2");
        await signer.Reached(1);
        signer.LetGo(1);
        signer.LetGo(0);
        await Task.WhenAll(first, second);

        Assert.Equal([1L, 2L, 3L, 4L], (await engine.Events()).Select(sealedEvent => sealedEvent.Sequence));
        await engine.Verifies();
    }

    [Fact]
    public async Task A_batch_that_is_signed_first_is_not_stored_before_the_batch_it_stands_on()
    {
        using var signer = new GatedBatchSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });
        signer.Hold();
        var first = Ingest(engine, "1");
        await signer.Reached(0);
        var second = Ingest(engine, "2");
        await signer.Reached(1);

        signer.LetGo(1);
        var third = Ingest(engine, "3");
        await signer.Reached(2);

        Assert.Equal((2L, false), (engine.Health.Head.Sequence, second.IsCompleted));
        signer.LetGo(0);
        signer.LetGo(2);
        Assert.All(await Task.WhenAll(first, second, third), answer => Assert.Equal(OutputStatus.Ok, answer.Status));
        await engine.Verifies();
    }

    [Fact]
    public async Task A_call_that_fails_fails_its_own_batch_and_those_behind_it_are_placed_again()
    {
        using var signer = new GatedBatchSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });
        signer.Hold();
        var calls = new List<Task<OutputEnvelope>>();
        for (var call = 0; call < 3; call++)
        {
            calls.Add(Ingest(engine, $"{call}"));
            await signer.Reached(call);
        }

        signer.LetGo(1);
        signer.Fail(0);
        for (var call = 2; call < 6; call++)
        {
            signer.LetGo(call);
        }

        var answers = await Task.WhenAll(calls);

        Assert.Equal(
            [(ErrorCodes.SignerUnavailable, OutputStatus.Error), (null, OutputStatus.Ok), (null, OutputStatus.Ok)],
            answers.Select(answer => (answer.ErrorCode, answer.Status)));
        Assert.Equal([1L, 2L, 3L, 4L], (await engine.Events()).Select(sealedEvent => sealedEvent.Sequence));
        await engine.Verifies();
    }

    [Fact]
    public async Task No_more_than_twelve_calls_are_open_at_once()
    {
        using var signer = new GatedBatchSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer, MaxBatchSize = 1 });
        signer.Hold();
        var calls = Enumerable.Range(0, 14).Select(call => Ingest(engine, $"{call}")).ToArray();
        await signer.Reached(11);

        Assert.False(signer.HasReached(12));
        signer.LetGo(0);
        await signer.Reached(12);
        Assert.False(signer.HasReached(13));
        for (var call = 1; call < 14; call++)
        {
            signer.LetGo(call);
        }

        await Task.WhenAll(calls);
        await engine.Verifies();
    }

    [Fact]
    public async Task Batches_signed_during_a_write_go_into_the_next_transaction_together()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store, MaxBatchSize = 8 });
        var writing = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var sizes = new List<int>();
        store.BeforeCommit = async entries =>
        {
            sizes.Add(entries.Count);
            writing.TrySetResult();
            await goOn.Task;
        };
        var first = Ingest(engine, "0");
        await writing.Task;

        var behind = Enumerable.Range(1, 8).Select(call => Ingest(engine, $"{call}")).ToArray();
        while (engine.Health.QueueDepth > 0)
        {
            await Task.Yield();
        }

        goOn.SetResult();
        await Task.WhenAll([first, .. behind]);

        Assert.Equal((1, 9), (sizes[0], sizes.Sum()));
        Assert.True(sizes.Count < 9, $"{sizes.Count} transactions for 9 events");
        Assert.All(sizes, size => Assert.InRange(size, 1, 8));
        await engine.Verifies();
    }

    [Fact]
    public async Task A_transaction_that_fails_fails_all_its_batches_and_no_other()
    {
        var store = new TestStore();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });
        var failed = 0;
        store.BeforeCommit = entries =>
        {
            if (failed > 0)
            {
                return Task.CompletedTask;
            }

            failed = entries.Count;
            throw new IOException("disk");
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(call => Task.Run(async () => await engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct), Given.Ct)));

        Assert.Equal(failed, answers.Count(answer => answer.ErrorCode == ErrorCodes.StorageUnavailable));
        Assert.Equal(100 - failed, answers.Count(answer => answer.Status == OutputStatus.Ok));
        Assert.Equal(102 - failed, (await engine.Last()).Sequence);
        await engine.Verifies();
    }

    [Fact]
    public async Task Nothing_is_placed_behind_a_rotation_before_the_rotation_is_stored()
    {
        using var signer = new GatedBatchSigner();
        using var next = new InProcessSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });
        signer.Hold();
        var rotating = engine.RotateSignerAsync(next, Given.Ct).AsTask();
        await signer.Reached(0);
        var behind = Ingest(engine, "1");

        signer.LetGo(0);
        await rotating;
        Assert.Equal(OutputStatus.Ok, (await behind).Status);

        var events = await engine.Events();
        Assert.Equal((signer.KeyId, next.KeyId), (events[^2].SignerKeyId, events[^1].SignerKeyId));
        await engine.Verifies();
    }

    private static Task<OutputEnvelope> Ingest(AevumEngine engine, string json) => Task.Run(async () => await engine.IngestAsync(Given.Ingest(json), Given.Ct));
}
