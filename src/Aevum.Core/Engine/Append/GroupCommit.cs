using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Engine.Append;

/// <summary>
/// Writes signed batches in the order of the chain and then, never before, answers their callers. Batches that were signed while a write was under way go into the
/// next transaction together. A batch that does not stand on what is stored is passed over: the one before it failed, and it will be placed again (ADR 0064).
/// A store in memory is written by whoever signs the batch that was waited for; a durable one by a thread of its own (ADR 0066).
/// </summary>
internal sealed class GroupCommit
{
    private readonly IAevumStore _store;
    private readonly IPipelineEvents _events;
    private readonly int _largestGroup;
    private readonly object _gate = new();
    private readonly Queue<AppendBatch> _placed = new();
    private readonly Task _writer = Task.CompletedTask;

    /// <summary>What is being written; of the one who writes.</summary>
    private readonly List<AppendBatch> _group = [];

    private ChainHead _stored;
    private bool _isWriting;
    private bool _isCompleted;

    internal GroupCommit(ChainHead stored, IAevumStore store, int largestGroup, IPipelineEvents events)
    {
        _stored = stored;
        _store = store;
        _events = events;
        _largestGroup = largestGroup;
        if (store.IsDurable)
        {
            _isWriting = true;
            _writer = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }
    }

    /// <summary>Told after each batch that is settled, on any thread.</summary>
    internal Action<AppendBatch> Settled { get; set; } = static _ => { };

    /// <summary>Whether a thread of its own writes, and not whoever signs.</summary>
    internal bool HasAThread => _store.IsDurable;

    /// <summary>Takes a batch that is being signed. Batches must come in the order of the chain.</summary>
    internal void Add(AppendBatch batch)
    {
        lock (_gate)
        {
            _placed.Enqueue(batch);
        }
    }

    /// <summary>The signer has done with a batch. Writes what can be written now, unless somebody else does.</summary>
    /// <param name="batch">The batch, added before.</param>
    /// <param name="unsigned">Why it is not signed; null when it is.</param>
    internal void Sealed(AppendBatch batch, Exception? unsigned)
    {
        lock (_gate)
        {
            batch.Seal(unsigned);
            if (!NextIsDecided())
            {
                return;
            }

            if (_isWriting)
            {
                // A writer at work looks again by itself; one that waits is woken.
                Monitor.Pulse(_gate);
                return;
            }

            _isWriting = true;
        }

        _ = WriteAllAsync().AsTask();
    }

    /// <summary>Takes no more batches and ends with the last.</summary>
    internal Task CompleteAsync()
    {
        lock (_gate)
        {
            _isCompleted = true;
            Monitor.Pulse(_gate);
        }

        return _writer;
    }

    /// <summary>
    /// The loop for a durable store: the store may wait for the disk inside its call, and neither the wait nor the way to the next group depends on whether the pool has a
    /// thread to spare.
    /// </summary>
    private void Run()
    {
        while (WaitForWork())
        {
            WriteAllAsync().AsTask().GetAwaiter().GetResult();
        }
    }

    /// <summary>False when the last batch is written.</summary>
    private bool WaitForWork()
    {
        lock (_gate)
        {
            while (!NextIsDecided() && !_isCompleted)
            {
                Monitor.Wait(_gate);
            }

            return NextIsDecided();
        }
    }

    private async ValueTask WriteAllAsync()
    {
        while (TakeGroup())
        {
            await WriteGroupAsync().ConfigureAwait(false);
        }
    }

    /// <summary>Heads are compared as objects: a batch that is placed again after a failure may have the sequence of the one before.</summary>
    private static bool StandsOn(ChainHead head, AppendBatch batch) => ReferenceEquals(head, batch.Before);

    /// <summary>Whether the oldest batch can be written, failed or passed over.</summary>
    private bool NextIsDecided() => _placed.TryPeek(out var next) && (next.IsSealed || !StandsOn(_stored, next));

    /// <summary>Takes the batches that can be written in one transaction, or the one that failed. False when there is none; then only a thread of its own is still a writer.</summary>
    private bool TakeGroup()
    {
        _group.Clear();
        lock (_gate)
        {
            while (_placed.TryPeek(out var stale) && !StandsOn(_stored, stale))
            {
                _placed.Dequeue();
            }

            var (head, count) = (_stored, 0);
            while (_placed.TryPeek(out var next) && next.IsSealed && StandsOn(head, next) && Fits(next, count))
            {
                _group.Add(_placed.Dequeue());
                if (next.Unsigned is not null)
                {
                    break;
                }

                (head, count) = (next.After, count + next.Events.Count);
            }

            _isWriting = _group.Count > 0 || HasAThread;
            return _group.Count > 0;
        }
    }

    /// <summary>Whether a batch goes into a group of so many events. One that failed goes alone.</summary>
    private bool Fits(AppendBatch next, int count) => count == 0 || (next.Unsigned is null && count + next.Events.Count <= _largestGroup);

    private async ValueTask WriteGroupAsync()
    {
        var fault = _group[0].Unsigned ?? await WriteAsync().ConfigureAwait(false);
        if (fault is null)
        {
            lock (_gate)
            {
                _stored = _group[^1].After;
            }

            foreach (var batch in _group)
            {
                _events.BatchStored(batch);
                batch.Answer();
            }
        }

        // Last first: whoever sees the first batch of a group fail finds all of them decided.
        for (var index = _group.Count - 1; index >= 0; index--)
        {
            _group[index].Settle(fault);
            Settled(_group[index]);
        }
    }

    private async ValueTask<Exception?> WriteAsync()
    {
        try
        {
            await _store.CommitAsync(_group[0].Before, EntriesOfGroup(), _group[^1].After, CancellationToken.None).ConfigureAwait(false);
            return null;
        }
        catch (Exception fault) when (fault is StorageUnavailableException or ChainHeadMovedException or BarrierViolationException)
        {
            return fault;
        }
        catch (Exception fault)
        {
            // The store is foreign code: whatever escapes it means that it did not write.
            return new StorageUnavailableException($"The store failed with {fault.GetType().Name}; nothing was written. Repair the store, then repeat the call.", fault);
        }
    }

    private StoreEntry[] EntriesOfGroup()
    {
        var count = 0;
        foreach (var batch in _group)
        {
            count += batch.Events.Count;
        }

        var entries = new StoreEntry[count];
        var next = 0;
        foreach (var batch in _group)
        {
            foreach (var placed in batch.Events)
            {
                entries[next++] = placed.Entry;
            }
        }

        return entries;
    }
}
