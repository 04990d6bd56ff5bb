using System.Threading.Channels;
using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Engine.Append;

/// <summary>
/// Writes signed batches in the order of the chain and then, never before, answers their callers. Batches that were signed while a write was under way go into the
/// next transaction together. A batch that does not stand on what is stored is passed over: the one before it failed, and it will be placed again (ADR 0064).
/// </summary>
internal sealed class GroupCommit
{
    /// <summary>From this many events on a write into memory is worth a thread of its own.</summary>
    private const int EventsWorthAThread = 4;

    private readonly IAevumStore _store;
    private readonly IPipelineEvents _events;
    private readonly int _largestGroup;
    private readonly Task _loop;

    /// <summary>A sealed batch goes on where it was sealed, so that a lone caller pays for no change of threads.</summary>
    private readonly Channel<AppendBatch> _placed =
        Channel.CreateUnbounded<AppendBatch>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = true });

    private ChainHead _stored;

    internal GroupCommit(ChainHead stored, IAevumStore store, int largestGroup, IPipelineEvents events)
    {
        _stored = stored;
        _store = store;
        _events = events;
        _largestGroup = largestGroup;
        _loop = RunAsync();
    }

    /// <summary>Takes a batch that is being signed. Batches must come in the order of the chain.</summary>
    internal void Add(AppendBatch batch) => _placed.Writer.TryWrite(batch);

    /// <summary>Takes no more batches and ends with the last.</summary>
    internal Task CompleteAsync()
    {
        _placed.Writer.Complete();
        return _loop;
    }

    private async Task RunAsync()
    {
        while (await _placed.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_placed.Reader.TryRead(out var batch))
            {
                if (StandsOn(_stored, batch))
                {
                    await CommitAsync(batch).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Heads are compared as objects: a batch that is placed again after a failure may have the sequence of the one before.</summary>
    private static bool StandsOn(ChainHead head, AppendBatch batch) => ReferenceEquals(head, batch.Before);

    private async ValueTask CommitAsync(AppendBatch first)
    {
        if (await first.Sealed.ConfigureAwait(false) is { } unsigned)
        {
            first.Settle(unsigned);
            return;
        }

        var group = GroupFrom(first);
        var fault = await WriteAsync(group).ConfigureAwait(false);
        if (fault is null)
        {
            _stored = group[^1].After;
            foreach (var batch in group)
            {
                _events.BatchStored(batch);
                batch.Answer();
            }
        }

        // Last first: whoever sees the first batch of a group fail finds all of them decided.
        for (var index = group.Count - 1; index >= 0; index--)
        {
            group[index].Settle(fault);
        }
    }

    /// <summary>The batch and those behind it that are signed already, as far as they fit into one transaction.</summary>
    private List<AppendBatch> GroupFrom(AppendBatch first)
    {
        var group = new List<AppendBatch> { first };
        var count = first.Events.Count;
        while (_placed.Reader.TryPeek(out var next)
            && StandsOn(group[^1].After, next)
            && next.Sealed is { IsCompletedSuccessfully: true, Result: null }
            && count + next.Events.Count <= _largestGroup)
        {
            _placed.Reader.TryRead(out _);
            group.Add(next);
            count += next.Events.Count;
        }

        return group;
    }

    private async Task<Exception?> WriteAsync(List<AppendBatch> group)
    {
        var entries = group.SelectMany(batch => batch.Events).Select(placed => placed.Entry).ToArray();
        if (_store.IsDurable || entries.Length >= EventsWorthAThread)
        {
            // A durable store may wait for the disk inside the call, and a large batch takes a while: the sequencer goes on meanwhile.
            await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        }

        try
        {
            await _store.CommitAsync(group[0].Before, entries, group[^1].After, CancellationToken.None).ConfigureAwait(false);
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
}
