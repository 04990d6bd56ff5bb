using System.Text.Json;
using Aevum.Canonical;

namespace Aevum.Audit;

/// <summary>Reads an exported event the slow, obvious way: independent of the product's reader.</summary>
internal static class EventJson
{
    internal static SealedEvent Read(JsonElement json) => new()
    {
        EventId = Text(json, "event_id")!,
        EpisodeId = Text(json, "episode_id")!,
        Sequence = json.GetProperty("sequence").GetInt64(),
        EventType = Text(json, "event_type")!,
        SchemaVersion = Text(json, "schema_version")!,
        ValidFrom = Text(json, "valid_from")!,
        ValidTo = Text(json, "valid_to"),
        SystemTime = json.GetProperty("system_time").GetInt64(),
        CausationId = Text(json, "causation_id"),
        CorrelationId = Text(json, "correlation_id"),
        Actor = Text(json, "actor")!,
        TraceId = Text(json, "trace_id"),
        SpanId = Text(json, "span_id"),
        Payload = PayloadCanonicalizer.Canonicalize(json.GetProperty("payload")),
        PayloadHash = Text(json, "payload_hash")!,
        PriorHash = Text(json, "prior_hash")!,
        Signature = Text(json, "signature")!,
        SignerKeyId = Text(json, "signer_key_id")!,
        MlDsa65Signature = Text(json, "mldsa65_sig"),
        MlDsa65PublicKey = Text(json, "mldsa65_pub"),
        TsaUrl = Text(json, "tsa_url"),
        TsaToken = Text(json, "tsa_token"),
        KeyScheme = Text(json, "key_scheme")!,
        SigFormatVersion = json.GetProperty("sig_format_version").GetInt32(),
        HashAlg = Text(json, "hash_alg")!,
        PrincipalBinding = Text(json, "principal_binding"),
        PrincipalCommitment = Text(json, "principal_commitment"),
        PrincipalCommitmentKeyId = Text(json, "principal_commitment_key_id"),
    };

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();
}
