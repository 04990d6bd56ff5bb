namespace Aevum.Audit;

/// <summary>The 28 fields of an event, in the order of the export.</summary>
internal enum EventField
{
    EventId,
    EpisodeId,
    Sequence,
    EventType,
    SchemaVersion,
    ValidFrom,
    ValidTo,
    SystemTime,
    CausationId,
    CorrelationId,
    Actor,
    TraceId,
    SpanId,
    Payload,
    PayloadHash,
    PriorHash,
    Signature,
    SignerKeyId,
    MlDsa65Signature,
    MlDsa65PublicKey,
    TsaUrl,
    TsaToken,
    KeyScheme,
    SigFormatVersion,
    HashAlg,
    PrincipalBinding,
    PrincipalCommitment,
    PrincipalCommitmentKeyId,
}
