using Aevum.Audit;
using Aevum.Canonical;

namespace Aevum.Engine.Append;

/// <summary>The signed values of an event that has its place but no signature yet.</summary>
internal readonly struct PlacedEventValues(PlacedEvent placed) : IEventValues
{
    public long Sequence => placed.Sequence;

    public long SystemTime => placed.SystemTime;

    public int SigFormatVersion => SigchainFormat.Version1;

    public void WriteText(EventField field, GrowingBuffer output)
    {
        if (field is EventField.PayloadHash or EventField.PriorHash)
        {
            JcsText.WriteHex(output, field == EventField.PriorHash ? placed.PriorDigest : placed.Draft.PayloadDigest);
            return;
        }

        if (Text(field) is { } text)
        {
            JcsText.WriteString(output, text);
            return;
        }

        JcsText.WriteNull(output);
    }

    private string? Text(EventField field) => field switch
    {
        EventField.EventId => placed.Draft.EventId,
        EventField.EpisodeId => placed.Draft.EpisodeId,
        EventField.EventType => placed.Draft.EventType,
        EventField.SchemaVersion => SigchainFormat.SchemaVersion,
        EventField.ValidFrom => placed.ValidFrom,
        EventField.CausationId => placed.Draft.CausationId,
        EventField.CorrelationId => placed.Draft.CorrelationId,
        EventField.Actor => placed.Draft.Actor,
        EventField.TraceId => placed.Draft.TraceId,
        EventField.SpanId => placed.Draft.SpanId,
        EventField.SignerKeyId => placed.SignerKeyId,
        EventField.KeyScheme => SigchainFormat.Ed25519Scheme,
        EventField.HashAlg => SigchainFormat.HashAlgorithm,
        _ => null,
    };
}
