using System.Text.Json;
using Aevum.Audit;

namespace Aevum.Engine;

/// <summary>What a <c>query.complete</c> event says, read back from the ledger.</summary>
internal sealed record QueryRecord
{
    internal required IReadOnlyList<string> SubjectIds { get; init; }

    internal required string Purpose { get; init; }

    internal required string ConsentWatermark { get; init; }

    internal required string ResultDigest { get; init; }

    internal required IReadOnlyList<string> ResultIds { get; init; }

    internal required IReadOnlyDictionary<string, Classification> Clearances { get; init; }

    internal required Classification Clearance { get; init; }

    /// <summary>Null when the event is no query.</summary>
    internal static QueryRecord? Read(SealedEvent? sealedEvent)
    {
        if (sealedEvent?.EventType != EventTypes.QueryComplete)
        {
            return null;
        }

        using var payload = JsonDocument.Parse(sealedEvent.Payload);
        var root = payload.RootElement;
        return new QueryRecord
        {
            SubjectIds = Texts(root, "subject_ids"),
            Purpose = root.GetProperty("purpose").GetString()!,
            ConsentWatermark = root.GetProperty("consent_watermark").GetString()!,
            ResultDigest = root.GetProperty("result_digest").GetString()!,
            ResultIds = Texts(root, "result_ids"),
            Clearance = ClassificationText.Parse(root.GetProperty("clearance").GetString()),
            Clearances = root.GetProperty("clearances").EnumerateObject()
                .ToDictionary(member => member.Name, member => ClassificationText.Parse(member.Value.GetString()), StringComparer.Ordinal),
        };
    }

    private static string[] Texts(JsonElement root, string name) => [.. root.GetProperty(name).EnumerateArray().Select(text => text.GetString()!)];
}
