using System.Threading.Channels;
using Aevum.Audit;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Engine.Append;

/// <summary>
/// The way into the chain: a bounded queue, then sequence, sign, commit, answer. One loop places and signs the next batch while the one
/// before is being written; when that write fails, the placed batch is taken back and placed again after the head that stands (ADR 0016).
/// </summary>
internal sealed class AppendPipeline : IAsyncDisposable
{
    private readonly Channel<AppendItem> _queue;
    private readonly Sequencer _sequencer;
    private BatchSealer _sealer;
    private readonly GroupCommit _commit;
    private readonly IPipelineEvents _events;
    private readonly int _largestBatch;
    private readonly Task _loop;
    private AppendBatch? _writing;
    private Task<Exception?> _written = Task.FromResult<Exception?>(null);
    private ChainHead _head;
    private Exception? _halted;

    internal AppendPipeline(ChainHead head, Sequencer sequencer, BatchSealer sealer, GroupCommit commit, PipelineLimits limits, IPipelineEvents events)
    {
        _head = head;
        _sequencer = sequencer;
        _sealer = sealer;
        _commit = commit;
        _events = events;
        _largestBatch = limits.LargestBatch;
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
        return _queue.Writer.TryWrite(item) ? item.Answer : WaitForRoomAsync(item, ct);
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
                // The write in flight must be settled even when nobody calls any more.
                await Task.WhenAny(readable, _writing is null ? readable : _written).ConfigureAwait(false);
            }

            if (_written.IsCompleted)
            {
                await SettleAsync().ConfigureAwait(false);
            }

            if (!readable.IsCompleted)
            {
                continue;
            }

            if (!await readable.ConfigureAwait(false))
            {
                break;
            }

            await AppendAsync(TakeBatch()).ConfigureAwait(false);
            readable = _queue.Reader.WaitToReadAsync().AsTask();
        }

        await SettleAsync().ConfigureAwait(false);
    }

    private AppendBatch TakeBatch()
    {
        var batch = new AppendBatch();
        while (batch.Items.Count < _largestBatch && _queue.Reader.TryRead(out var item))
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

    private async ValueTask AppendAsync(AppendBatch batch)
    {
        if (_halted is { } halted)
        {
            Refuse(batch, halted);
            return;
        }

        if (!await PlaceAndSealAsync(batch).ConfigureAwait(false))
        {
            return;
        }

        if (await _written.ConfigureAwait(false) is not null)
        {
            // The batch before was not written: this one stands after a head that never came to be, and is taken back first.
            batch.Unwind();
            await SettleAsync().ConfigureAwait(false);
            if (_halted is { } reason)
            {
                Refuse(batch, reason);
                return;
            }

            if (!await PlaceAndSealAsync(batch).ConfigureAwait(false))
            {
                return;
            }
        }

        await SettleAsync().ConfigureAwait(false);
        _writing = batch;
        _head = batch.After;
        _written = _commit.Start(batch);
        if (batch.NextSigner is { } next)
        {
            await ChangeSignerAsync(next).ConfigureAwait(false);
        }
    }

    /// <summary>The new key signs only what follows a stored announcement by the old one; when that was not stored, the old key goes on.</summary>
    private async ValueTask ChangeSignerAsync(ISigner next)
    {
        var fault = await _written.ConfigureAwait(false);
        await SettleAsync().ConfigureAwait(false);
        if (fault is null)
        {
            _sealer = _sealer.With(next);
            _sequencer.SignerKeyId = next.KeyId;
        }
    }

    /// <summary>False when nothing of the batch is left to write; its callers then have their answer.</summary>
    private async ValueTask<bool> PlaceAndSealAsync(AppendBatch batch)
    {
        _sequencer.Place(batch, _head);
        if (batch.Events.Count == 0)
        {
            return false;
        }

        try
        {
            await _sealer.SealAsync(batch.Events).ConfigureAwait(false);
            return true;
        }
        catch (SignerUnavailableException fault)
        {
            batch.Unwind();
            Refuse(batch, fault);
            return false;
        }
    }

    /// <summary>Waits for the write in flight. When it failed, everything about it is taken back and its callers are told.</summary>
    private async ValueTask SettleAsync()
    {
        var fault = await _written.ConfigureAwait(false);
        var batch = _writing;
        _writing = null;
        _written = Task.FromResult<Exception?>(null);
        if (fault is null || batch is null)
        {
            return;
        }

        batch.Unwind();
        _head = batch.Before;
        if (fault is ChainHeadMovedException)
        {
            // Another writer is in the store. To go on would fork the chain.
            _halted = fault = new StorageUnavailableException("Another writer moved the head of the chain; this engine appends no more. Start it again to continue from the head that stands.", fault);
        }

        Refuse(batch, fault);
    }

    private void Refuse(AppendBatch batch, Exception fault)
    {
        _events.BatchFailed(batch, fault);
        batch.Fail(fault);
    }
}
