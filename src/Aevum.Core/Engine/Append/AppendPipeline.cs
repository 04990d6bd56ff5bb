using System.Threading.Channels;
using Aevum.Audit;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Engine.Append;

/// <summary>
/// The way into the chain: a bounded queue, then sequence, sign, commit, answer. One loop places batches, each after the one before, while those are still being
/// signed and written; when one of them fails, all behind it are taken back and placed again after the head that stands (ADR 0016, 0064).
/// </summary>
internal sealed class AppendPipeline : IAsyncDisposable
{
    /// <summary>How many batches are placed and not yet stored: enough to keep signer and store busy, few enough to take back.</summary>
    private const int MostUnderWay = 64;

    /// <summary>
    /// How many events are placed at once for a signer here. The commit puts batches together that are signed by then; one batch of everybody who was answered together would
    /// leave the store idle until all of them are signed, and the cores while it is written (ADR 0083).
    /// </summary>
    private const int WorthPlacing = 32;

    private readonly Channel<AppendItem> _queue;
    private readonly Sequencer _sequencer;
    private BatchSealer _sealer;
    private readonly GroupCommit _commit;
    private readonly IPipelineEvents _events;
    private readonly int _largestBatch;
    private readonly Task _loop;
    private readonly Queue<AppendBatch> _underWay = new();
    private readonly BatchPacing _pacing;
    private AppendBatch? _newest;
    private ChainHead _head;
    private Exception? _halted;

    internal AppendPipeline(ChainHead head, Sequencer sequencer, BatchSealer sealer, GroupCommit commit, PipelineLimits limits, IPipelineEvents events, TimeProvider time)
    {
        _head = head;
        _sequencer = sequencer;
        _sealer = sealer;
        _commit = commit;
        _events = events;
        _largestBatch = limits.LargestBatch;
        _pacing = new BatchPacing(limits.LargestBatch, time);
        _queue = Channel.CreateBounded<AppendItem>(new BoundedChannelOptions(limits.QueueCapacity) { SingleReader = true });
        _loop = Task.Run(RunAsync);
    }

    /// <summary>How many calls wait for their place.</summary>
    internal int QueueDepth => _queue.Reader.Count;

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

        _pacing.Queued(_queue.Reader);
        return item.Answer;
    }

    /// <summary>Takes no more items, writes what is queued, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
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

        return await item.Answer.ConfigureAwait(false);
    }

    private async Task RunAsync()
    {
        var readable = _queue.Reader.WaitToReadAsync().AsTask();
        while (true)
        {
            if (!readable.IsCompleted)
            {
                // What is under way must be settled even when nobody calls any more.
                await Task.WhenAny(readable, _underWay.TryPeek(out var oldest) ? oldest.Settled : readable).ConfigureAwait(false);
            }

            SettleAll();
            if (!readable.IsCompleted)
            {
                continue;
            }

            if (BeforeTheNext() is { } first)
            {
                await first.ConfigureAwait(false);
                continue;
            }

            if (!await readable.ConfigureAwait(false))
            {
                break;
            }

            Begin(TakeBatch());
            readable = _queue.Reader.WaitToReadAsync().AsTask();
        }

        while (_underWay.TryPeek(out var last))
        {
            await last.Settled.ConfigureAwait(false);
            SettleAll();
        }

        await _commit.CompleteAsync().ConfigureAwait(false);
    }

    /// <summary>What must end before the next batch may be placed; null when nothing must.</summary>
    private Task? BeforeTheNext()
    {
        if (_underWay.Count == 0)
        {
            return null;
        }

        // The key after a rotation signs nothing before the rotation is stored.
        if (_underWay.Count >= MostUnderWay || _newest?.NextSigner is not null)
        {
            return _underWay.Peek().Settled;
        }

        if (_sealer.MostAtOnce == int.MaxValue)
        {
            return null;
        }

        var unsealed = _underWay.Where(batch => !batch.Sealed.IsCompleted).ToList();
        if (unsealed.Count >= _sealer.MostAtOnce)
        {
            return Task.WhenAny(unsealed[0].Sealed, _underWay.Peek().Settled);
        }

        return _sealer.IsPaced && _pacing.BeforeTheNext(unsealed, _queue.Reader) is { } wait ? Task.WhenAny(wait, unsealed[0].Sealed, _underWay.Peek().Settled) : null;
    }

    private AppendBatch TakeBatch()
    {
        var batch = new AppendBatch();
        var largest = _sealer.IsPaced ? _pacing.LargestBatch : Math.Min(_largestBatch, WorthPlacing);
        while (batch.Items.Count < largest && _queue.Reader.TryRead(out var item))
        {
            if (!item.TryTake())
            {
                continue;
            }

            batch.Items.Add(item);
            if (item.NextSigner is not null)
            {
                // What comes after is another key's to sign.
                break;
            }
        }

        return batch;
    }

    /// <summary>Places a batch behind the last one and has it signed; the commit takes it from there.</summary>
    private void Begin(AppendBatch batch)
    {
        if (_halted is { } halted)
        {
            Refuse(batch, halted);
            return;
        }

        _sequencer.Place(batch, _head);
        if (batch.Events.Count == 0)
        {
            // Nothing of it is left to write; its callers have their answer.
            return;
        }

        _head = batch.After;
        _newest = batch;
        _underWay.Enqueue(batch);
        _pacing.Begun(batch);
        batch.Sealed = _sealer.SealAsync(batch.Events);
        _commit.Add(batch);
    }

    private void SettleAll()
    {
        while (_underWay.TryPeek(out var oldest) && oldest.Settled.IsCompleted)
        {
            if (oldest.Settled.Result is { } fault)
            {
                TakeBack(fault);
                continue;
            }

            _underWay.Dequeue();
            _pacing.Ended(oldest);
            if (oldest.NextSigner is { } next)
            {
                // The new key signs only what follows a stored announcement by the old one.
                _sealer = _sealer.With(next);
                _sequencer.SignerKeyId = next.KeyId;
            }
        }
    }

    /// <summary>
    /// The oldest batch failed, and with it perhaps others of its transaction. Everything under way stands after a head that never came to be: all of it is taken back,
    /// last first; the callers of what failed are told, and the rest is placed again after the head that stands.
    /// </summary>
    private void TakeBack(Exception fault)
    {
        var batches = _underWay.ToArray();
        _underWay.Clear();
        foreach (var batch in batches.Reverse())
        {
            batch.Unwind();
        }

        _head = batches[0].Before;
        if (fault is ChainHeadMovedException)
        {
            // Another writer is in the store. To go on would fork the chain.
            _halted = fault = new StorageUnavailableException("Another writer moved the head of the chain; this engine appends no more. Start it again to continue from the head that stands.", fault);
        }

        foreach (var batch in batches)
        {
            if (batch.Settled.IsCompleted)
            {
                Refuse(batch, fault);
                continue;
            }

            Begin(batch.Again());
        }
    }

    private void Refuse(AppendBatch batch, Exception fault)
    {
        _events.BatchFailed(batch, fault);
        batch.Fail(fault);
    }
}
