using System.Security.Cryptography;
using System.Text.Json;
using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>What stands behind a recorded event today.</summary>
/// <param name="State">Whether it is what it was.</param>
/// <param name="Record">The data that an ingest wrote; null for other events and when it is gone.</param>
internal sealed record ReplayEvidence(DataState State, GraphRecord? Record)
{
    internal static async ValueTask<ReplayEvidence> OfAsync(IAevumStore store, SealedEvent sealedEvent, CancellationToken ct)
    {
        if (!string.Equals(EventDigest.PayloadHash(sealedEvent.Payload.Span), sealedEvent.PayloadHash, StringComparison.Ordinal))
        {
            return new ReplayEvidence(DataState.Changed, null);
        }

        return sealedEvent.EventType switch
        {
            EventTypes.IngestAccepted => await OfIngestAsync(store, sealedEvent, ct).ConfigureAwait(false),
            EventTypes.QueryComplete => await OfQueryAsync(store, QueryRecord.Read(sealedEvent)!, ct).ConfigureAwait(false),
            _ => new ReplayEvidence(DataState.Intact, null),
        };
    }

    private static async ValueTask<ReplayEvidence> OfIngestAsync(IAevumStore store, SealedEvent sealedEvent, CancellationToken ct)
    {
        var record = await store.FindRecordAsync(sealedEvent.EventId, ct).ConfigureAwait(false);
        if (record is null)
        {
            return new ReplayEvidence(DataState.Erased, null);
        }

        using var payload = JsonDocument.Parse(sealedEvent.Payload);
        var root = payload.RootElement;
        var isIntact = root.GetProperty("data_hash").GetString() == Convert.ToHexStringLower(SHA3_256.HashData(record.Data.Span))
            && root.GetProperty("subject_id").GetString() == record.SubjectId
            && root.GetProperty("purpose").GetString() == record.Purpose
            && root.GetProperty("provenance").GetProperty("source_id").GetString() == record.Provenance.SourceId
            && root.GetProperty("provenance").GetProperty("classification").GetString() == ClassificationText.Of(record.Provenance.Classification);
        return new ReplayEvidence(isIntact ? DataState.Intact : DataState.Changed, record);
    }

    private static async ValueTask<ReplayEvidence> OfQueryAsync(IAevumStore store, QueryRecord query, CancellationToken ct)
    {
        var records = new List<GraphRecord>(query.ResultIds.Count);
        foreach (var auditId in query.ResultIds)
        {
            var record = await store.FindRecordAsync(auditId[SealedEvent.AuditIdPrefix.Length..], ct).ConfigureAwait(false);
            if (record is null)
            {
                return new ReplayEvidence(DataState.Erased, null);
            }

            records.Add(record);
        }

        var digest = QueryResults.Of(records, query.Clearances).Digest;
        return new ReplayEvidence(string.Equals(digest, query.ResultDigest, StringComparison.Ordinal) ? DataState.Intact : DataState.Changed, null);
    }
}
