using System.Text.Json;
using Aevum.Audit;
using Aevum.Canonical;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>Records as the JSON that a caller gets.</summary>
internal static class QueryAnswer
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = CanonicalLimits.MaxDepth + 8 };

    /// <summary><c>{"results":[{"audit_id":…,"data":…,"provenance":{…},"purpose":…,"subject_id":…}, …]}</c></summary>
    internal static JsonElement Of(IReadOnlyList<GraphRecord> records)
    {
        // Not KernelPayload's bound: one answer may hold many records.
        var output = new GrowingBuffer(int.MaxValue);
        output.Append("{\"results\":["u8);
        for (var index = 0; index < records.Count; index++)
        {
            if (index > 0)
            {
                output.Append((byte)',');
            }

            output.Append(RecordJson(records[index]));
        }

        output.Append("]}"u8);
        return JsonElement.Parse(output.Written, Options);
    }

    internal static byte[] RecordJson(GraphRecord record) => KernelPayload.Start()
        .Text("audit_id", SealedEvent.AuditIdPrefix + record.EventId)
        .Canonical("data", record.Data.Span)
        .BeginObject("provenance")
        .Texts("chain_of_custody", record.Provenance.ChainOfCustody)
        .Text("classification", ClassificationText.Of(record.Provenance.Classification))
        .Text("model_id", record.Provenance.ModelId)
        .Text("source_id", record.Provenance.SourceId)
        .EndObject()
        .Text("purpose", record.Purpose)
        .Text("subject_id", record.SubjectId)
        .ToBytes();

    internal static JsonElement Parse(ReadOnlySpan<byte> json) => JsonElement.Parse(json, Options);
}
