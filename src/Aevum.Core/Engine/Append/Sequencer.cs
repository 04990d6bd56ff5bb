using Aevum.Audit;
using Aevum.Canonical;

namespace Aevum.Engine.Append;

/// <summary>
/// Gives each item its place: sequence, hybrid logical time, prior hash, digest. The only serial part of the pipeline, because each digest
/// covers the one before. Used by one thread at a time.
/// </summary>
internal sealed class Sequencer(HybridClock clock, TimeProvider time, string signerKeyId)
{
    /// <summary>Names the key in every event placed from now on.</summary>
    internal string SignerKeyId { get; set; } = signerKeyId;

    private readonly GrowingBuffer _buffer = new(CanonicalLimits.MaxBytes);

    internal RecentChanges Recent { get; } = new();

    /// <summary>Places the items of a batch after <paramref name="head"/>. Rejected items are failed and leave the batch.</summary>
    internal void Place(AppendBatch batch, ChainHead head)
    {
        var now = time.GetUtcNow();
        var validFrom = TimestampText.Format(now);
        var last = new ChainPosition(head.Sequence, head.Hash);
        batch.Before = head;
        foreach (var item in batch.Items)
        {
            var admission = item.Admission?.Admit(now) ?? Admission.Granted;
            if (admission.Fault is { } fault)
            {
                item.Fail(fault);
                continue;
            }

            last = Place(batch, new PlacedEvent
            {
                Item = item,
                Draft = admission.Instead ?? item.Draft,
                Sequence = last.Sequence + 1,
                SystemTime = clock.Next(),
                ValidFrom = validFrom,
                PriorHash = last.Hash,
                SignerKeyId = SignerKeyId,
            });
        }

        batch.KeepOnlyPlaced();
        batch.After = batch.Events.Count == 0 ? head : HeadAt(batch.Events[^1], last);
    }

    private static ChainHead HeadAt(PlacedEvent placed, ChainPosition position) =>
        new(position.Sequence, position.Hash, placed.SystemTime, SealedEvent.AuditIdPrefix + placed.Draft.EventId);

    private ChainPosition Place(AppendBatch batch, PlacedEvent placed)
    {
        placed.ComputeDigest(_buffer);
        batch.Events.Add(placed);
        MarkChanges(placed);
        return new ChainPosition(placed.Sequence, DigestText.Hex(placed.Digest));
    }

    /// <summary>As much of the last event as the next one needs.</summary>
    private readonly record struct ChainPosition(long Sequence, string Hash);

    private void MarkChanges(PlacedEvent placed)
    {
        if (placed.WasReplaced)
        {
            return;
        }

        var changed = placed.Item.Record?.SubjectId ?? placed.Item.ConsentAdded?.SubjectId ?? placed.Item.ConsentRevoked?.SubjectId;
        if (changed is not null)
        {
            Recent.Mark(changed, placed.Sequence);
        }
    }
}
