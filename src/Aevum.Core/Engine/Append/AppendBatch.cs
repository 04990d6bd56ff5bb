using Aevum.Audit;
using Aevum.Signing;

namespace Aevum.Engine.Append;

/// <summary>Items that go into the chain together: placed, signed, committed and answered as one.</summary>
internal sealed class AppendBatch
{
    private readonly TaskCompletionSource<Exception?> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The items taken from the queue, in the order of their arrival.</summary>
    internal List<AppendItem> Items { get; } = [];

    /// <summary>The events in chain order. Fewer than the items when some were rejected.</summary>
    internal List<PlacedEvent> Events { get; } = [];

    /// <summary>The head that the batch continues.</summary>
    internal ChainHead Before { get; set; } = ChainHead.Genesis;

    /// <summary>The head after the batch.</summary>
    internal ChainHead After { get; set; } = ChainHead.Genesis;

    /// <summary>When it went to the signer, by the monotonic clock of the engine.</summary>
    internal long BegunAt { get; set; }

    /// <summary>Ends when the batch is signed: null, or why it is not.</summary>
    internal Task<Exception?> Sealed { get; set; } = Task.FromResult<Exception?>(null);

    /// <summary>Ends when the batch is stored and answered (null), or is not to be stored (why). Never ends for a batch that stands behind one that failed.</summary>
    internal Task<Exception?> Settled => _settled.Task;

    /// <summary>Signs the batches after this one, once it is stored; null changes nothing. Only the last item of a batch names one.</summary>
    internal ISigner? NextSigner => Events.Count > 0 && !Events[^1].WasReplaced ? Events[^1].Item.NextSigner : null;

    internal void Settle(Exception? fault) => _settled.SetResult(fault);

    /// <summary>Lets go of the items that the sequencer rejected; their callers have their answer.</summary>
    internal void KeepOnlyPlaced()
    {
        if (Items.Count == Events.Count)
        {
            return;
        }

        Items.Clear();
        Items.AddRange(Events.Select(placed => placed.Item));
    }

    /// <summary>Answers every caller; the events are stored.</summary>
    internal void Answer()
    {
        foreach (var placed in Events)
        {
            if (!placed.WasReplaced)
            {
                placed.Item.Admission?.Committed();
            }
        }

        foreach (var placed in Events)
        {
            placed.Item.Complete(new AppendReceipt(SealedEvent.AuditIdPrefix + placed.Draft.EventId, placed.WasReplaced));
        }
    }

    /// <summary>Takes back what the sequencer granted, last first, so that the items can be placed again or failed.</summary>
    internal void Unwind()
    {
        for (var index = Events.Count - 1; index >= 0; index--)
        {
            if (!Events[index].WasReplaced)
            {
                Events[index].Item.Admission?.Unwound();
            }
        }
    }

    /// <summary>The same items in a batch that is not placed yet. Of this one, which must have been unwound, some events may still be under a signer's hands.</summary>
    internal AppendBatch Again()
    {
        var again = new AppendBatch();
        again.Items.AddRange(Items);
        return again;
    }

    /// <summary>Fails every caller that has no answer yet. The batch must have been unwound.</summary>
    internal void Fail(Exception fault)
    {
        foreach (var item in Items)
        {
            item.Fail(fault);
        }
    }
}
