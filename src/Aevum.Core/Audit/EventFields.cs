using System.Text;

namespace Aevum.Audit;

/// <summary>What the format says about each field: its name, whether it may be null, and its place in the signed text.</summary>
internal static class EventFields
{
    private static readonly string[] Names =
    [
        "event_id", "episode_id", "sequence", "event_type", "schema_version", "valid_from", "valid_to", "system_time", "causation_id",
        "correlation_id", "actor", "trace_id", "span_id", "payload", "payload_hash", "prior_hash", "signature", "signer_key_id", "mldsa65_sig",
        "mldsa65_pub", "tsa_url", "tsa_token", "key_scheme", "sig_format_version", "hash_alg", "principal_binding", "principal_commitment",
        "principal_commitment_key_id",
    ];

    private static readonly EventField[] Nullable =
    [
        EventField.ValidTo, EventField.CausationId, EventField.CorrelationId, EventField.TraceId, EventField.SpanId,
        EventField.MlDsa65Signature, EventField.MlDsa65PublicKey, EventField.TsaUrl, EventField.TsaToken,
        EventField.PrincipalBinding, EventField.PrincipalCommitment, EventField.PrincipalCommitmentKeyId,
    ];

    /// <summary>By field: asked for every null of every entry.</summary>
    private static readonly bool[] IsNullableAt = [.. Enum.GetValues<EventField>().Select(field => Nullable.Contains(field))];

    private static readonly byte[][] Utf8Names = [.. Names.Select(Encoding.ASCII.GetBytes)];

    internal static readonly int Count = Names.Length;

    /// <summary>The fields that version 1 signs, in RFC 8785 order, each with the text that leads to its value.</summary>
    internal static readonly SignedField[] SignedInVersion1 = InOrder(WithoutPrincipal(Signed()));

    /// <summary>The fields that version 2 signs.</summary>
    internal static readonly SignedField[] SignedInVersion2 = InOrder(Signed());

    internal static string Name(EventField field) => Names[(int)field];

    internal static ReadOnlySpan<byte> Utf8Name(EventField field) => Utf8Names[(int)field];

    internal static bool IsNullable(EventField field) => IsNullableAt[(int)field];

    private static IEnumerable<EventField> Signed() => Enum.GetValues<EventField>().Except(
    [
        EventField.Payload, EventField.Signature, EventField.MlDsa65Signature, EventField.MlDsa65PublicKey, EventField.TsaUrl, EventField.TsaToken,
    ]);

    private static IEnumerable<EventField> WithoutPrincipal(IEnumerable<EventField> fields) => fields.Except(
    [
        EventField.PrincipalBinding, EventField.PrincipalCommitment, EventField.PrincipalCommitmentKeyId,
    ]);

    private static SignedField[] InOrder(IEnumerable<EventField> fields) =>
    [
        .. fields.OrderBy(Name, StringComparer.Ordinal).Select((field, place) => new SignedField(field, Lead(field, place))),
    ];

    private static byte[] Lead(EventField field, int place) => Encoding.ASCII.GetBytes($"{(place == 0 ? '{' : ',')}\"{Name(field)}\":");
}
