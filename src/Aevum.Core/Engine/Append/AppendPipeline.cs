using System.Threading.Channels;
using Aevum.Audit;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Engine.Append;

/// <summary>
/// The way into the chain: a bounded queue, then sequence, sign, commit, answer. One loop places batches, each after the one before, while those are still being signed and
/// written, and takes back what failed. With the kernel's own signer and a store in memory there is nobody to wait for: whoever calls takes a turn, that is, places what waits, a
/// few events at most, signs them on its own thread and writes them (ADR 0084).
/// </summary>
internal sealed class AppendPipeline : IThreadPoolWorkItem, IAsyncDisposable
{
    /// <summary>About 50 µs of signing.</summary>
    private const int EventsInATurn = 4;

    /// <summary>
    /// How many events are placed at once for a signer here and a durable store. The commit puts batches together that are signed by then; one batch of everybody who was
    /// answered together would leave the store idle until all of them are signed, and the cores while it is written (ADR 0083).
    /// </summary>
    private const int WorthPlacing = 32;

    private static readonly int MostHelpers = Environment.ProcessorCount;

    private readonly Channel<AppendItem> _queue;
    private readonly Lock _gate = new();
    private readonly List<AppendItem> _taken = [];
    private readonly ChainEnd _end;
    private readonly GroupCommit _commit;
    private readonly BatchPacing _pacing;
    private readonly int _largestBatch;
    private readonly Wakening _loopWakes = new();
    private readonly Task _loop;
    private volatile bool _isSettlementAwaited;
    private int _helpers;

    internal AppendPipeline(ChainHead head, Sequencer sequencer, BatchSealer sealer, GroupCommit commit, PipelineLimits limits, IPipelineEvents events, TimeProvider time)
    {
        _commit = commit;
        _largestBatch = limits.LargestBatch;
        _pacing = new BatchPacing(limits.LargestBatch, time);
        _end = new ChainEnd(head, sequencer, sealer, commit, _pacing, events);
        _queue = Channel.CreateBounded<AppendItem>(limits.QueueCapacity);
        commit.Settled = Settled;
        _loop = Task.Run(RunAsync);
    }

    /// <summary>How many calls wait for their place.</summary>
    internal int QueueDepth => _queue.Reader.Count;

    /// <summary>Whether those who call do the work. May change when the signer does, so it is asked again under the gate.</summary>
    private bool CallersTakeTurns => _end.Sealer.IsHere && !_commit.HasAThread;

    private int LargestBatch => Math.Min(_largestBatch, _end.Sealer switch
    {
        { IsPaced: true } => _pacing.LargestBatch,
        { IsHere: true } => CallersTakeTurns ? EventsInATurn : WorthPlacing,
        _ => _largestBatch,
    });

    /// <summary>Queues an item and ends when its batch is decided. Waits while the queue is full.</summary>
    /// <exception cref="SignerUnavailableException">The batch could not be signed.</exception>
    /// <exception cref="StorageUnavailableException">The batch could not be stored.</exception>
    /// <exception cref="ObjectDisposedException">The engine is stopped.</exception>
    internal ValueTask<AppendReceipt> AppendAsync(AppendItem item, CancellationToken ct)
    {
        if (ct.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<AppendReceipt>(ct);
        }

        item.CancelWith(ct);
        if (!_queue.Writer.TryWrite(item))
        {
            return WaitForRoomAsync(item, ct);
        }

        Queued();
        return item.Answer;
    }

    /// <summary>A turn of somebody who does not call, after which the other work of the pool has its turn.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        _gate.Enter();
        if (TurnAndExit())
        {
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            return;
        }

        Interlocked.Decrement(ref _helpers);
        if (CallersTakeTurns && !_isSettlementAwaited)
        {
            // What came after the look, while this helper still counted as one.
            HelpWithTheQueue();
        }
    }

    /// <summary>Takes no more items, writes what is queued, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        _loopWakes.Set();
        await _loop.ConfigureAwait(false);
    }

    private async ValueTask<AppendReceipt> WaitForRoomAsync(AppendItem item, CancellationToken ct)
    {
        try
        {
            await _queue.Writer.WriteAsync(item, ct).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(AevumEngine), "The engine is stopped; start another one.");
        }

        Queued();
        return await item.Answer.ConfigureAwait(false);
    }

    private void Queued()
    {
        if (!CallersTakeTurns)
        {
            _pacing.Queued(_queue.Reader);
            _loopWakes.Set();
        }
        else if (_gate.TryEnter())
        {
            TurnAndExit();
        }

        // Else whoever has the gate looks at the queue after leaving it.
    }

    /// <summary>Takes some of what waits, places it, leaves the gate, which the caller has entered, and signs. False when nothing could be taken.</summary>
    private bool TurnAndExit()
    {
        AppendBatch? batch = null;
        var (hasRoom, hasTaken) = (false, false);
        BatchSealer sealer;
        try
        {
            hasRoom = HasRoom();
            if (hasRoom && CallersTakeTurns)
            {
                hasTaken = Take();
                batch = hasTaken ? _end.Place(_taken) : null;
            }
        }
        finally
        {
            sealer = _end.Sealer;
            Exit(hasRoom);
        }

        if (batch is not null)
        {
            _ = SealAsync(batch, sealer);
        }

        return hasTaken;
    }

    /// <summary>Leaves the gate. Who found it closed in the meantime relies on this look at the queue.</summary>
    private void Exit(bool hasRoom)
    {
        var callersTakeTurns = CallersTakeTurns;
        _gate.Exit();
        if (!callersTakeTurns)
        {
            _loopWakes.Set();
        }
        else if (hasRoom)
        {
            HelpWithTheQueue();
        }
    }

    private void HelpWithTheQueue()
    {
        if (_queue.Reader.Count == 0)
        {
            return;
        }

        if (Interlocked.Increment(ref _helpers) > MostHelpers)
        {
            Interlocked.Decrement(ref _helpers);
            return;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    private async Task RunAsync()
    {
        for (var step = Step(); !step.IsLast; step = Step())
        {
            if (step.Until is { } until)
            {
                await until.ConfigureAwait(false);
                _loopWakes.Reset();
            }
        }

        await _commit.CompleteAsync().ConfigureAwait(false);
    }

    private LoopStep Step()
    {
        LoopStep step;
        BatchSealer sealer;
        lock (_gate)
        {
            _isSettlementAwaited = false;
            step = StepInside();
            sealer = _end.Sealer;
        }

        foreach (var batch in step.Begun)
        {
            _ = SealAsync(batch, sealer);
        }

        if (CallersTakeTurns && !_isSettlementAwaited)
        {
            // For those who found the gate closed.
            HelpWithTheQueue();
        }

        return step;
    }

    private LoopStep StepInside()
    {
        var hasRoom = HasRoom();
        if (_end.HasFailed)
        {
            return LoopStep.Begin(_end.TakeBack());
        }

        if (!hasRoom)
        {
            return LoopStep.Wait(_loopWakes.Woken);
        }

        if (_queue.Reader.Count == 0)
        {
            return _queue.Reader.Completion.IsCompleted && IsAllStored() ? LoopStep.Last : LoopStep.Wait(_loopWakes.Woken);
        }

        if (BeforeTheNext() is { } wait)
        {
            return LoopStep.Wait(wait);
        }

        return Take() && _end.Place(_taken) is { } batch ? LoopStep.Begin([batch]) : LoopStep.Again;
    }

    /// <summary>What must end before the next batch may go to the signer; null when nothing must.</summary>
    private Task? BeforeTheNext()
    {
        var sealer = _end.Sealer;
        if (sealer.IsHere || _end.IsStored)
        {
            return null;
        }

        var open = _end.AtTheSigner();
        if (open.Count >= sealer.MostAtOnce)
        {
            return _loopWakes.Woken;
        }

        return sealer.IsPaced && _pacing.BeforeTheNext(open, _queue.Reader) is { } wait ? Task.WhenAny(wait, _loopWakes.Woken) : null;
    }

    /// <summary>Whether another batch may be placed. When not, the loop is woken as soon as that may have changed.</summary>
    private bool HasRoom()
    {
        _end.LetGoOfStored();
        if (_end.HasRoom)
        {
            return true;
        }

        AwaitSettlement();
        if (!_end.HasRoom)
        {
            return false;
        }

        _isSettlementAwaited = false;
        return true;
    }

    private bool IsAllStored()
    {
        AwaitSettlement();
        return _end.IsStored;
    }

    /// <summary>From now on a settled batch wakes the loop; one that was settled before is seen here.</summary>
    private void AwaitSettlement()
    {
        _isSettlementAwaited = true;
        Interlocked.MemoryBarrier();
        _end.LetGoOfStored();
    }

    private void Settled(AppendBatch batch)
    {
        Interlocked.MemoryBarrier();
        if (_isSettlementAwaited || batch.Fault is not null || _end.Sealer.IsPaced)
        {
            _loopWakes.Set();
        }
    }

    /// <summary>Moves items from the queue to <see cref="_taken"/>. False when there is none.</summary>
    private bool Take()
    {
        _taken.Clear();
        var most = LargestBatch;
        while (_taken.Count < most && _queue.Reader.TryRead(out var item))
        {
            if (!item.TryTake())
            {
                continue;
            }

            _taken.Add(item);
            if (item.NextSigner is not null)
            {
                // What comes after is another key's to sign.
                break;
            }
        }

        return _taken.Count > 0;
    }

    /// <summary>Never fails: what goes wrong is the batch's to know.</summary>
    private async Task SealAsync(AppendBatch batch, BatchSealer sealer)
    {
        _commit.Sealed(batch, await sealer.SealAsync(batch.Events).ConfigureAwait(false));
        if (!sealer.IsHere)
        {
            _loopWakes.Set();
        }
    }

    /// <summary>What the loop did, and what it does next.</summary>
    /// <param name="Begun">What is to be signed now.</param>
    /// <param name="Until">What the loop waits for; null when it goes on at once.</param>
    /// <param name="IsLast">Whether nothing is left to do, and nothing will come.</param>
    private readonly record struct LoopStep(IReadOnlyList<AppendBatch> Begun, Task? Until, bool IsLast)
    {
        internal static LoopStep Again => new([], null, false);

        internal static LoopStep Last => new([], null, true);

        internal static LoopStep Begin(IReadOnlyList<AppendBatch> begun) => new(begun, null, false);

        internal static LoopStep Wait(Task until) => new([], until, false);
    }
}
