using System.Diagnostics.CodeAnalysis;

namespace Aevum.Audit;

/// <summary>
/// One signed event of the ledger: the 28 fields of the export in their order, each text exactly as exported
/// (docs/formats/sigchain.md). Immutable and thread-safe.
/// </summary>
public sealed record SealedEvent
{
    private BytesAsText _payloadHash;
    private BytesAsText _priorHash;
    private BytesAsText _signature;

    /// <summary>An event of which every required property is set.</summary>
    public SealedEvent()
    {
    }

    /// <summary>
    /// An event that the kernel signed: digests and signature as bytes, which become text when somebody reads them. All other required properties must be set; the tests of the
    /// chain see to that.
    /// </summary>
    [SetsRequiredMembers]
    internal SealedEvent(byte[] payloadDigest, byte[] priorDigest, byte[] signature)
    {
        EventId = EpisodeId = EventType = SchemaVersion = ValidFrom = Actor = PayloadHash = PriorHash = Signature = SignerKeyId = KeyScheme = HashAlg = null!;
        (_payloadHash, _priorHash, _signature) = (new(payloadDigest), new(priorDigest), new(signature));
    }

    /// <summary>UUID version 7 (RFC 9562), lower case with hyphens.</summary>
    public required string EventId { get; init; }

    /// <summary>The episode the event belongs to.</summary>
    public required string EpisodeId { get; init; }

    /// <summary>The place in the chain, from 1 without gaps.</summary>
    public required long Sequence { get; init; }

    /// <summary>The event type, for example <c>ingest.accepted</c>.</summary>
    public required string EventType { get; init; }

    /// <summary>The version of the event model, <c>1.0</c>.</summary>
    public required string SchemaVersion { get; init; }

    /// <summary>ISO 8601 in UTC with offset <c>+00:00</c>, microseconds, the fraction omitted when exactly zero.</summary>
    public required string ValidFrom { get; init; }

    /// <summary>The end of validity in the same form; null when open.</summary>
    public string? ValidTo { get; init; }

    /// <summary>Hybrid logical clock: (Unix milliseconds &lt;&lt; 16) | 16-bit counter, strictly increasing along the chain.</summary>
    public required long SystemTime { get; init; }

    /// <summary>The audit id of the event that caused this one; null for none.</summary>
    public string? CausationId { get; init; }

    /// <summary>The caller's correlation id; null for none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The agent that acted.</summary>
    public required string Actor { get; init; }

    /// <summary>The W3C trace id; null for none.</summary>
    public string? TraceId { get; init; }

    /// <summary>The W3C span id; null for none.</summary>
    public string? SpanId { get; init; }

    /// <summary>The payload, a JSON object in the canonical form that <see cref="PayloadHash"/> covers (ASCII).</summary>
    public required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Lower-case hexadecimal SHA3-256 (FIPS 202) of <see cref="Payload"/>.</summary>
    public required string PayloadHash { get => _payloadHash.Text; init => _payloadHash = new(value); }

    /// <summary>Lower-case hexadecimal digest of the event before; for the first event the genesis hash.</summary>
    public required string PriorHash { get => _priorHash.Text; init => _priorHash = new(value); }

    /// <summary>Ed25519 signature (RFC 8032) over the digest, base64url without padding, 86 characters.</summary>
    public required string Signature { get => _signature.Text; init => _signature = new(value); }

    /// <summary>Names the signing key; informational.</summary>
    public required string SignerKeyId { get; init; }

    /// <summary>ML-DSA-65 signature (FIPS 204), hexadecimal; null unless hybrid.</summary>
    public string? MlDsa65Signature { get; init; }

    /// <summary>ML-DSA-65 public key, hexadecimal; null unless hybrid.</summary>
    public string? MlDsa65PublicKey { get; init; }

    /// <summary>The time-stamping authority (RFC 3161); null for none.</summary>
    public string? TsaUrl { get; init; }

    /// <summary>The time-stamp token (RFC 3161); null for none.</summary>
    public string? TsaToken { get; init; }

    /// <summary><c>ed25519</c> or <c>ed25519+ml-dsa-65</c>.</summary>
    public required string KeyScheme { get; init; }

    /// <summary>1 or 2; never decreases along a chain.</summary>
    public required int SigFormatVersion { get; init; }

    /// <summary><c>sha3-256</c>.</summary>
    public required string HashAlg { get; init; }

    /// <summary>Signed in version 2 only; null for none.</summary>
    public string? PrincipalBinding { get; init; }

    /// <summary>Signed in version 2 only; null for none.</summary>
    public string? PrincipalCommitment { get; init; }

    /// <summary>Signed in version 2 only; null for none.</summary>
    public string? PrincipalCommitmentKeyId { get; init; }

    /// <summary>The name under which callers know the event: <c>urn:aevum:audit:</c> + <see cref="EventId"/>. Derived, not exported.</summary>
    public string AuditId => AuditIdPrefix + EventId;

    /// <summary>The bytes of <see cref="PayloadHash"/>; empty when only the text is known, which may be any.</summary>
    internal ReadOnlySpan<byte> PayloadDigest => _payloadHash.Bytes;

    /// <summary>The bytes of <see cref="PriorHash"/>; empty when only the text is known, which may be any.</summary>
    internal ReadOnlySpan<byte> PriorDigest => _priorHash.Bytes;

    /// <summary>The bytes of <see cref="Signature"/>; empty when only the text is known, which may be any.</summary>
    internal ReadOnlySpan<byte> SignatureBytes => _signature.Bytes;

    /// <summary>The start of every audit id.</summary>
    public const string AuditIdPrefix = "urn:aevum:audit:";

    /// <summary>Names the event without its payload.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"SealedEvent {{ {Sequence}, {EventType}, {EventId} }}";
}
