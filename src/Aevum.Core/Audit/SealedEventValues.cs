using Aevum.Canonical;

namespace Aevum.Audit;

/// <summary>The values of a sealed event in memory.</summary>
internal readonly struct SealedEventValues(SealedEvent sealedEvent) : IEventValues
{
    public long Sequence => sealedEvent.Sequence;

    public long SystemTime => sealedEvent.SystemTime;

    public int SigFormatVersion => sealedEvent.SigFormatVersion;

    public void WriteText(EventField field, GrowingBuffer output)
    {
        if (Text(field) is { } text)
        {
            JcsText.WriteString(output, text);
            return;
        }

        if (!EventFields.IsNullable(field))
        {
            throw new CanonicalJsonException($"{EventFields.Name(field)} of the event is null; the format needs a text.");
        }

        JcsText.WriteNull(output);
    }

    internal string? Text(EventField field) => field switch
    {
        EventField.EventId => sealedEvent.EventId,
        EventField.EpisodeId => sealedEvent.EpisodeId,
        EventField.EventType => sealedEvent.EventType,
        EventField.SchemaVersion => sealedEvent.SchemaVersion,
        EventField.ValidFrom => sealedEvent.ValidFrom,
        EventField.ValidTo => sealedEvent.ValidTo,
        EventField.CausationId => sealedEvent.CausationId,
        EventField.CorrelationId => sealedEvent.CorrelationId,
        EventField.Actor => sealedEvent.Actor,
        EventField.TraceId => sealedEvent.TraceId,
        EventField.SpanId => sealedEvent.SpanId,
        EventField.PayloadHash => sealedEvent.PayloadHash,
        EventField.PriorHash => sealedEvent.PriorHash,
        EventField.Signature => sealedEvent.Signature,
        EventField.SignerKeyId => sealedEvent.SignerKeyId,
        EventField.MlDsa65Signature => sealedEvent.MlDsa65Signature,
        EventField.MlDsa65PublicKey => sealedEvent.MlDsa65PublicKey,
        EventField.TsaUrl => sealedEvent.TsaUrl,
        EventField.TsaToken => sealedEvent.TsaToken,
        EventField.KeyScheme => sealedEvent.KeyScheme,
        EventField.HashAlg => sealedEvent.HashAlg,
        EventField.PrincipalBinding => sealedEvent.PrincipalBinding,
        EventField.PrincipalCommitment => sealedEvent.PrincipalCommitment,
        EventField.PrincipalCommitmentKeyId => sealedEvent.PrincipalCommitmentKeyId,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "The field is not a text."),
    };
}
