using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Engine.Append;

/// <summary>
/// The growing end of the chain: the head after everything that is placed, and the batches that are placed and not yet stored. When one of them fails, all behind it are taken
/// back and placed again after the head that stands (ADR 0016, 0064). Used by one thread at a time, under the gate of the pipeline.
/// </summary>
internal sealed class ChainEnd(ChainHead head, Sequencer sequencer, BatchSealer sealer, GroupCommit commit, BatchPacing pacing, IPipelineEvents events)
{
    /// <summary>How many events are placed and not yet stored: enough to keep signer and store busy, few enough to take back.</summary>
    private const int MostUnderWay = 2048;

    private readonly Queue<AppendBatch> _underWay = new();
    private ChainHead _head = head;
    private AppendBatch? _newest;
    private Exception? _halted;
    private int _eventsUnderWay;

    /// <summary>Signs what is placed now.</summary>
    internal BatchSealer Sealer { get; private set; } = sealer;

    /// <summary>Whether everything that was placed is stored, or refused.</summary>
    internal bool IsStored => _underWay.Count == 0;

    /// <summary>Whether the oldest batch failed; then <see cref="TakeBack"/> comes before anything else.</summary>
    internal bool HasFailed => _underWay.TryPeek(out var oldest) && oldest is { IsSettled: true, Fault: not null };

    /// <summary>Whether another batch may be placed now. The key after a rotation signs nothing before the rotation is stored.</summary>
    internal bool HasRoom => !HasFailed && _eventsUnderWay < MostUnderWay && _newest?.NextSigner is null;

    /// <summary>The batches at the signer, oldest first.</summary>
    internal List<AppendBatch> AtTheSigner() => [.. _underWay.Where(batch => !batch.IsSealed)];

    /// <summary>
    /// Places items behind the last batch, and hands the new one to the commit; the caller has it signed. Null when none of the items has an event to write; their callers have
    /// their answer.
    /// </summary>
    internal AppendBatch? Place(IReadOnlyList<AppendItem> items)
    {
        if (_halted is { } halted)
        {
            foreach (var item in items)
            {
                item.Fail(halted);
            }

            return null;
        }

        var batch = sequencer.Place(items, _head);
        if (batch.Events.Count == 0)
        {
            return null;
        }

        _head = batch.After;
        _newest = batch;
        _eventsUnderWay += batch.Events.Count;
        _underWay.Enqueue(batch);
        if (Sealer.IsPaced)
        {
            pacing.Begun(batch);
        }

        commit.Add(batch);
        return batch;
    }

    /// <summary>Lets go of what is stored, up to the first batch that is not.</summary>
    internal void LetGoOfStored()
    {
        while (_underWay.TryPeek(out var oldest) && oldest is { IsSettled: true, Fault: null })
        {
            _underWay.Dequeue();
            _eventsUnderWay -= oldest.Events.Count;
            if (Sealer.IsPaced)
            {
                pacing.Ended(oldest);
            }

            if (oldest.NextSigner is { } next)
            {
                // The new key signs only what follows a stored announcement by the old one.
                Sealer = Sealer.With(next);
                sequencer.SignerKeyId = next.KeyId;
                _newest = null;
            }
        }
    }

    /// <summary>
    /// The oldest batch failed, and with it perhaps others of its transaction. Everything under way stands after a head that never came to be: all of it is taken back,
    /// last first; the callers of what failed are told, and the rest is placed again after the head that stands.
    /// </summary>
    /// <returns>What is to be signed again.</returns>
    internal List<AppendBatch> TakeBack()
    {
        var batches = _underWay.ToArray();
        var fault = batches[0].Fault!;
        _underWay.Clear();
        _eventsUnderWay = 0;
        _newest = null;
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

        var again = new List<AppendBatch>();
        foreach (var batch in batches)
        {
            if (batch.IsSettled || _halted is not null)
            {
                events.BatchFailed(batch, fault);
                batch.Fail(fault);
            }
            else if (Place([.. batch.Events.Select(placed => placed.Item)]) is { } replaced)
            {
                again.Add(replaced);
            }
        }

        return again;
    }
}
