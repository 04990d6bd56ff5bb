using Aevum.Audit;
using Aevum.Signing;

namespace Aevum.Engine.Append;

/// <summary>Events that go into the chain together: placed, signed, committed and answered as one.</summary>
internal sealed class AppendBatch(int capacity)
{
    private Exception? _fault;
    private volatile bool _isSealed;
    private volatile bool _isSettled;

    /// <summary>The events in chain order.</summary>
    internal List<PlacedEvent> Events { get; } = new(capacity);

    /// <summary>The head that the batch continues.</summary>
    internal ChainHead Before { get; set; } = ChainHead.Genesis;

    /// <summary>The head after the batch.</summary>
    internal ChainHead After { get; set; } = ChainHead.Genesis;

    /// <summary>When it went to the signer, by the monotonic clock of the engine.</summary>
    internal long BegunAt { get; set; }

    /// <summary>Whether the signer has done with it.</summary>
    internal bool IsSealed => _isSealed;

    /// <summary>Why a sealed batch is not signed; null when it is.</summary>
    internal Exception? Unsigned { get; private set; }

    /// <summary>Whether the batch is stored and answered, or is not to be stored. Never so for a batch that stands behind one that failed.</summary>
    internal bool IsSettled => _isSettled;

    /// <summary>Why a settled batch is not stored; null when it is.</summary>
    internal Exception? Fault => _fault;

    /// <summary>Signs the batches after this one, once it is stored; null changes nothing. Only the last event of a batch names one.</summary>
    internal ISigner? NextSigner => Events.Count > 0 && !Events[^1].WasReplaced ? Events[^1].Item.NextSigner : null;

    internal void Seal(Exception? unsigned)
    {
        Unsigned = unsigned;
        _isSealed = true;
    }

    internal void Settle(Exception? fault)
    {
        _fault = fault;
        _isSettled = true;
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

    /// <summary>Fails every caller. The batch must have been unwound.</summary>
    internal void Fail(Exception fault)
    {
        foreach (var placed in Events)
        {
            placed.Item.Fail(fault);
        }
    }
}
