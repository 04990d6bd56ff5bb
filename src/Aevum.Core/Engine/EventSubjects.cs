using System.Text.Json;
using Aevum.Audit;

namespace Aevum.Engine;

/// <summary>Whose data an event is about and why: the subjects and the purpose under which it may be replayed.</summary>
/// <param name="SubjectIds">Empty for an event about nobody.</param>
/// <param name="Purpose">Empty for an event about nobody.</param>
internal sealed record EventSubjects(IReadOnlyList<string> SubjectIds, string Purpose)
{
    private static readonly EventSubjects Nobody = new([], string.Empty);

    internal static EventSubjects Of(SealedEvent sealedEvent)
    {
        if (sealedEvent.EventType is not (EventTypes.IngestAccepted or EventTypes.QueryComplete or EventTypes.ReplayComplete or EventTypes.ConsentGranted or EventTypes.ConsentRevoked))
        {
            return Nobody;
        }

        using var payload = JsonDocument.Parse(sealedEvent.Payload, new JsonDocumentOptions { MaxDepth = Canonical.CanonicalLimits.MaxDepth + 1 });
        var root = payload.RootElement;
        var purpose = root.GetProperty("purpose").GetString() ?? string.Empty;
        return root.TryGetProperty("subject_id", out var subject)
            ? new EventSubjects([subject.GetString()!], purpose)
            : new EventSubjects([.. root.GetProperty("subject_ids").EnumerateArray().Select(text => text.GetString()!)], purpose);
    }
}
