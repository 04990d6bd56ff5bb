using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>What barrier 2 let through of a read, and what it held back.</summary>
/// <param name="Visible">The records, subject by subject, oldest first.</param>
/// <param name="RedactedIds">The audit ids of the records above the clearance, in the same order.</param>
/// <param name="Digest">Lower-case hexadecimal SHA3-256 over the visible records.</param>
internal sealed record QueryResults(IReadOnlyList<GraphRecord> Visible, IReadOnlyList<string> RedactedIds, string Digest)
{
    /// <summary>Holds each record against the clearance of its subject.</summary>
    internal static QueryResults Of(IReadOnlyList<GraphRecord> records, IReadOnlyDictionary<string, Classification> clearances)
    {
        var visible = new List<GraphRecord>(records.Count);
        var redacted = new List<string>();
        for (var index = 0; index < records.Count; index++)
        {
            var record = records[index];
            if (clearances.TryGetValue(record.SubjectId, out var clearance) && Barriers.CheckClassification(record.Provenance.Classification, clearance).IsClear)
            {
                visible.Add(record);
                continue;
            }

            redacted.Add(Audit.SealedEvent.AuditIdPrefix + record.EventId);
        }

        return new QueryResults(visible, redacted, DigestOf(visible));
    }

    private static string DigestOf(List<GraphRecord> records)
    {
        var hash = new FieldHash().Text("aevum-results-v1");
        foreach (var record in records)
        {
            hash.Text(record.EventId).Text(record.SubjectId).Text(record.Purpose).Bytes(record.Data.Span).Provenance(record.Provenance);
        }

        return hash.ToHex();
    }
}
