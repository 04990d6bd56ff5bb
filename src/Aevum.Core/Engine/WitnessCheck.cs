using Aevum.Audit;
using Aevum.Engine.Append;

namespace Aevum.Engine;

/// <summary>
/// Whether what a commit was based on still holds: the witness is one that a query of this ledger gave to the same actor, consent stands as
/// it stood, and the same read gives the same results. Checked before the commit is queued, and once more when it gets its place.
/// </summary>
internal sealed class WitnessCheck(EngineKernel kernel, CallFacts call, Witness witness)
{
    /// <summary>Null when the witness holds; otherwise why not.</summary>
    internal async ValueTask<string?> FaultAsync(CancellationToken ct)
    {
        var sealedEvent = await FindAsync(ct).ConfigureAwait(false);
        if (QueryRecord.Read(sealedEvent) is not { } query || !string.Equals(sealedEvent!.Actor, call.Actor, StringComparison.Ordinal) || !IsOf(query))
        {
            return "no query of this actor gave this witness";
        }

        if (!string.Equals(kernel.Consent.Index.Watermark(witness.SubjectIds, call.At), witness.ConsentWatermark, StringComparison.Ordinal))
        {
            return "consent has changed";
        }

        var records = await kernel.Store.ReadRecordsAsync(query.SubjectIds, ct).ConfigureAwait(false);
        return string.Equals(QueryResults.Of(records, query.Clearances).Digest, witness.ResultDigest, StringComparison.Ordinal) ? null : "data has changed";
    }

    /// <summary>The same condition for the sequencer, which may not read the store: no subject changed after the head that was read.</summary>
    internal IAdmission StillHolds(long readAtSequence, Refusal refusal) => new NothingChanged(kernel, witness.SubjectIds, readAtSequence, () => kernel.Draft(call, refusal));

    private async ValueTask<SealedEvent?> FindAsync(CancellationToken ct) =>
        witness.AuditId.StartsWith(SealedEvent.AuditIdPrefix, StringComparison.Ordinal)
            ? await kernel.Store.FindEventAsync(witness.AuditId[SealedEvent.AuditIdPrefix.Length..], ct).ConfigureAwait(false)
            : null;

    private bool IsOf(QueryRecord query) =>
        witness.SubjectIds.SequenceEqual(query.SubjectIds, StringComparer.Ordinal)
        && string.Equals(witness.ConsentWatermark, query.ConsentWatermark, StringComparison.Ordinal)
        && string.Equals(witness.ResultDigest, query.ResultDigest, StringComparison.Ordinal)
        && witness.Clearance == query.Clearance;

    private sealed class NothingChanged(EngineKernel kernel, IReadOnlyList<string> subjectIds, long readAtSequence, Func<EventDraft> refused) : IAdmission
    {
        public Admission Admit(DateTimeOffset at)
        {
            for (var index = 0; index < subjectIds.Count; index++)
            {
                if (kernel.Recent.ChangedAfter(subjectIds[index], readAtSequence))
                {
                    return Admission.Replace(refused());
                }
            }

            return Admission.Granted;
        }

        public void Committed()
        {
        }

        public void Unwound()
        {
        }
    }
}
