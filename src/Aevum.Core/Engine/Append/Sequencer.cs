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

    /// <summary>Places items after <paramref name="head"/>, as a batch. Rejected items are failed and do not come into it.</summary>
    internal AppendBatch Place(IReadOnlyList<AppendItem> items, ChainHead head)
    {
        var now = time.GetUtcNow();
        var validFrom = TimestampText.Format(now);
        var last = new ChainPosition(head.Sequence, DigestText.ParseHex(head.Hash));
        var batch = new AppendBatch(items.Count) { Before = head };
        for (var index = 0; index < items.Count; index++)
        {
            var item = items[index];
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
                PriorDigest = last.Digest,
                SignerKeyId = SignerKeyId,
            });
        }

        batch.After = batch.Events.Count == 0 ? head : HeadAt(batch.Events[^1], last);
        return batch;
    }

    private static ChainHead HeadAt(PlacedEvent placed, ChainPosition position) =>
        new(position.Sequence, DigestText.Hex(position.Digest), placed.SystemTime, SealedEvent.AuditIdPrefix + placed.Draft.EventId);

    private ChainPosition Place(AppendBatch batch, PlacedEvent placed)
    {
        placed.ComputeDigest(_buffer);
        batch.Events.Add(placed);
        MarkChanges(placed);
        return new ChainPosition(placed.Sequence, placed.Digest);
    }

    /// <summary>As much of the last event as the next one needs.</summary>
    private readonly record struct ChainPosition(long Sequence, byte[] Digest);

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
