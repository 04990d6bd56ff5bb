namespace Aevum.Core.Tests.Engine;

public sealed class PipelineTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Many_callers_at_once_make_one_chain_without_gaps(bool isDurable)
    {
        var store = new TestStore { IsDurable = isDurable };
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store });

        await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(
            async () =>
            {
                for (var call = 0; call < 20; call++)
                {
                    (await engine.IngestAsync(Given.Ingest($"[{caller},{call}]"), Given.Ct)).EnsureOk();
                }
            },
            Given.Ct)));

        Assert.Equal(Enumerable.Range(1, 2 + (64 * 20)).Select(number => (long)number), (await engine.Events()).Select(sealedEvent => sealedEvent.Sequence));
        await engine.Verifies();
    }

    [Fact]
    public async Task Failures_at_random_leave_no_gap_and_every_answer_is_true()
    {
        var random = new Random(20261120);
        var store = new TestStore();
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store, Signer = signer, MaxBatchSize = 8 });
        store.BeforeCommit = async _ =>
        {
            await Task.Yield();
            lock (random)
            {
                if (random.Next(4) == 0)
                {
                    throw new IOException("disk");
                }
            }
        };
        signer.Instead = (digest, _) =>
        {
            lock (random)
            {
                return random.Next(40) == 0 ? throw new HttpRequestException("down") : signer.SignTrulyAsync(digest);
            }
        };

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(call => Task.Run(async () => await engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct), Given.Ct)));
        store.BeforeCommit = null;
        signer.Instead = null;
        var accepted = answers.Where(answer => answer.Status == OutputStatus.Ok).Select(answer => answer.AuditId).ToHashSet();
        var written = (await engine.Events()).Where(sealedEvent => sealedEvent.EventType == "ingest.accepted").Select(sealedEvent => sealedEvent.AuditId).ToHashSet();

        Assert.True(accepted.SetEquals(written), $"{accepted.Count} were answered Ok and {written.Count} were written.");
        Assert.NotEmpty(accepted);
        Assert.Contains(answers, answer => answer.ErrorCode == ErrorCodes.StorageUnavailable);
        Assert.Equal(accepted.Count, (await engine.QueryAsync(Given.Query(), Given.Ct)).Data.GetProperty("results").GetArrayLength());
        await engine.Verifies();
    }

    [Fact]
    public async Task A_batch_that_fails_takes_the_batch_behind_it_back_and_places_it_again()
    {
        var store = new TestStore();
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store, Signer = signer, MaxBatchSize = 1 });
        var inCommit = new TaskCompletionSource();
        var goOn = new TaskCompletionSource();
        store.BeforeCommit = async _ =>
        {
            store.BeforeCommit = null;
            inCommit.SetResult();
            await goOn.Task;
            throw new IOException("disk");
        };
        var first = engine.IngestAsync(Given.Ingest("1"), Given.Ct).AsTask();
        await inCommit.Task;
        var signedBefore = Volatile.Read(ref signer.Calls);
        var second = engine.IngestAsync(Given.Ingest("2"), Given.Ct).AsTask();
        while (Volatile.Read(ref signer.Calls) == signedBefore)
        {
            await Task.Yield();
        }

        goOn.SetResult();
        var answers = await Task.WhenAll(first, second);

        Assert.Equal((ErrorCodes.StorageUnavailable, OutputStatus.Ok), (answers[0].ErrorCode, answers[1].Status));
        Assert.Equal(3, (await engine.Last()).Sequence);
        await engine.Verifies();
    }

    [Fact]
    public async Task A_caller_that_gives_up_in_the_queue_writes_nothing()
    {
        var store = new TestStore();
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store, Signer = signer, MaxBatchSize = 1 });
        using var blocked = Block(signer);
        var first = engine.IngestAsync(Given.Ingest("1"), Given.Ct).AsTask();
        await blocked.Reached;
        using var caller = new CancellationTokenSource();
        var queued = engine.IngestAsync(Given.Ingest("2"), caller.Token).AsTask();

        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => queued);
        blocked.Release();

        Assert.Equal(OutputStatus.Ok, (await first).Status);
        Assert.Single(await engine.EventTypes(), "ingest.accepted");
        await engine.Verifies();
    }

    [Fact]
    public async Task A_caller_that_gives_up_in_a_batch_gets_the_answer_of_the_batch()
    {
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });
        using var blocked = Block(signer);
        using var caller = new CancellationTokenSource();
        var running = engine.IngestAsync(Given.Ingest(), caller.Token).AsTask();
        await blocked.Reached;

        await caller.CancelAsync();
        blocked.Release();

        Assert.Equal(OutputStatus.Ok, (await running).Status);
        await engine.Verifies();
    }

    [Fact]
    public async Task A_call_with_a_cancelled_token_writes_nothing()
    {
        await using var engine = await Given.EngineWithGrant();
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await engine.IngestAsync(Given.Ingest(), caller.Token));

        Assert.DoesNotContain("ingest.accepted", await engine.EventTypes());
    }

    [Fact]
    public async Task A_full_queue_holds_callers_back_and_loses_none()
    {
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer, QueueCapacity = 2, MaxBatchSize = 1 });
        using var blocked = Block(signer);
        var calls = Enumerable.Range(0, 10).Select(call => engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct).AsTask()).ToArray();
        await blocked.Reached;

        var depth = engine.Health.QueueDepth;
        using var caller = new CancellationTokenSource();
        var outside = engine.IngestAsync(Given.Ingest("99"), caller.Token).AsTask();
        await caller.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => outside);
        blocked.Release();

        Assert.Equal(2, depth);
        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal(OutputStatus.Ok, answer.Status));
        Assert.Equal(10, (await engine.EventTypes()).Count(type => type == "ingest.accepted"));
    }

    [Fact]
    public async Task Disposal_writes_what_is_queued_first()
    {
        var store = new Aevum.Storage.InMemoryStore();
        using var signer = new TestSigner();
        var engine = await Given.EngineWithGrant(new AevumOptions { Store = store, Signer = signer });
        using var blocked = Block(signer);
        var calls = Enumerable.Range(0, 5).Select(call => engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct).AsTask()).ToArray();
        await blocked.Reached;

        var stopping = engine.DisposeAsync().AsTask();
        blocked.Release();
        await stopping;

        Assert.All(await Task.WhenAll(calls), answer => Assert.Equal(OutputStatus.Ok, answer.Status));
        Assert.Equal(7, (await store.OpenAsync(Aevum.Storage.StoreAccess.ReadOnly, Given.Ct)).Sequence);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1_000)]
    public async Task A_batch_signer_gets_whole_batches_within_its_limit(int most)
    {
        using var signer = new TestBatchSigner { MaxBatchSize = most };
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer, MaxBatchSize = 64 });

        await Task.WhenAll(Enumerable.Range(0, 100).Select(call => Task.Run(async () => (await engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct)).EnsureOk(), Given.Ct)));

        Assert.True(signer.BatchSizes.Max() <= most);
        Assert.Equal(102, signer.BatchSizes.Sum());
        await engine.Verifies();
    }

    [Theory]
    [InlineData("fewer")]
    [InlineData("more")]
    [InlineData("null")]
    [InlineData("swapped")]
    public async Task A_batch_signer_that_answers_wrongly_stores_nothing(string fault)
    {
        using var signer = new TestBatchSigner { MaxBatchSize = 64 };
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });
        signer.Answer = signatures => fault switch
        {
            "fewer" => [.. signatures.Skip(1)],
            "more" => [.. signatures, new byte[64]],
            "null" => null,
            _ => [.. signatures.Select(signature => (byte[])[.. signature.Reverse()])],
        };

        var answer = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal(ErrorCodes.SignerUnavailable, answer.ErrorCode);
        Assert.Equal(2, engine.Health.Head.Sequence);
    }

    [Fact]
    public async Task The_batch_limit_is_a_limit()
    {
        var store = new TestStore();
        var sizes = new List<int>();
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Store = store, Signer = signer, MaxBatchSize = 3 });
        store.BeforeCommit = entries =>
        {
            sizes.Add(entries.Count);
            return Task.CompletedTask;
        };
        using var blocked = Block(signer);
        var calls = Enumerable.Range(0, 20).Select(call => engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct).AsTask()).ToArray();
        await blocked.Reached;
        blocked.Release();
        await Task.WhenAll(calls);

        Assert.Equal(3, sizes.Max());
    }

    [Fact]
    public async Task A_signer_that_answers_later_signs_several_at_once()
    {
        using var signer = new TestSigner();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Signer = signer });
        var open = 0;
        var most = 0;
        signer.Instead = async (digest, _) =>
        {
            var now = Interlocked.Increment(ref open);
            InterlockedMax(ref most, now);
            await Task.Yield();
            await Task.Yield();
            Interlocked.Decrement(ref open);
            return await signer.SignTrulyAsync(digest);
        };

        await Task.WhenAll(Enumerable.Range(0, 200).Select(call => engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct).AsTask()));

        Assert.InRange(most, 2, 16 * Environment.ProcessorCount);
        await engine.Verifies();
    }

    [Fact]
    public async Task An_export_beside_appends_is_a_chain_that_verifies()
    {
        await using var engine = await Given.EngineWithGrant();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(call => engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct).AsTask()));
        using var export = new MemoryStream();
        var appending = Task.Run(async () =>
        {
            for (var call = 0; call < 100; call++)
            {
                await engine.CommitAsync(Given.Commit(), Given.Ct);
            }
        });

        await Aevum.Audit.ChainExport.WriteArrayAsync(engine.ReadLedgerAsync(1, Given.Ct), export, Given.Ct);
        await appending;
        export.Position = 0;
        var verification = await new Aevum.Audit.Verification.ChainVerifier(Aevum.Audit.Verification.KeyRing.Of(engine.SigningKey.PublicKey.Span)).VerifyAsync(export, Given.Ct);

        Assert.True(verification.IsVerified, verification.Reason);
        Assert.True(verification.EventCount >= 202);
    }

    [Fact(Timeout = 60_000)]
    public async Task A_stream_of_the_ledger_whose_reader_stopped_holds_no_append_up()
    {
        await using var engine = await Given.EngineWithGrant();
        await Task.WhenAll(Enumerable.Range(0, 300).Select(call => engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct).AsTask()));
        var stored = engine.Health.Head.Sequence;
        await using var stopped = engine.ReadLedgerAsync(1, Given.Ct).GetAsyncEnumerator(Given.Ct);
        Assert.True(await stopped.MoveNextAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 300).Select(call => engine.IngestAsync(Given.Ingest($"{call}"), Given.Ct).AsTask()));
        await engine.Verifies();
        var seen = 1L;
        while (await stopped.MoveNextAsync())
        {
            seen++;
        }

        Assert.All(answers, answer => Assert.Equal(OutputStatus.Ok, answer.Status));
        Assert.Equal(stored, seen);
    }

    [Fact]
    public async Task Trace_and_span_of_the_caller_stand_in_the_event()
    {
        await using var engine = await Given.EngineWithGrant();
        using var activity = new System.Diagnostics.Activity("caller").SetIdFormat(System.Diagnostics.ActivityIdFormat.W3C).Start();

        await engine.IngestAsync(Given.Ingest(), Given.Ct);
        var written = await engine.Last();

        Assert.Equal(activity.TraceId.ToHexString(), written.TraceId);
        Assert.Equal(16, written.SpanId!.Length);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        var seen = Volatile.Read(ref target);
        while (value > seen)
        {
            seen = Interlocked.CompareExchange(ref target, value, seen) is var before && before == seen ? value : before;
        }
    }

    private static Blockade Block(TestSigner signer) => new(signer);

    /// <summary>Holds the signer until it is released, once.</summary>
    private sealed class Blockade : IDisposable
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal Blockade(TestSigner signer) => signer.Instead = async (digest, _) =>
        {
            _reached.TrySetResult();
            await _released.Task;
            return await signer.SignTrulyAsync(digest);
        };

        internal Task Reached => _reached.Task;

        internal void Release() => _released.TrySetResult();

        public void Dispose() => Release();
    }
}
