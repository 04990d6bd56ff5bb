namespace Aevum.Audit;

/// <summary>The kinds of fault that a verifier reports. New kinds may be added; code that switches over them needs a default.</summary>
public enum ChainFault
{
    /// <summary>The text is not JSON, not an array or lines of objects, too large, or has something around it.</summary>
    Malformed,

    /// <summary>A key is missing, unknown or there twice, or a value has the wrong type.</summary>
    Field,

    /// <summary><c>sig_format_version</c> is unknown or lower than before.</summary>
    Version,

    /// <summary><c>key_scheme</c> is unknown or not that of the chain.</summary>
    KeyScheme,

    /// <summary><c>hash_alg</c> is unknown.</summary>
    HashAlgorithm,

    /// <summary><c>schema_version</c> is unknown.</summary>
    SchemaVersion,

    /// <summary><c>event_id</c> is not a UUID of version 7, or is there twice.</summary>
    EventId,

    /// <summary><c>sequence</c> is not the next one.</summary>
    Sequence,

    /// <summary><c>system_time</c> is not later than that of the event before.</summary>
    SystemTime,

    /// <summary><c>prior_hash</c> is not the digest of the event before.</summary>
    PriorHash,

    /// <summary>The payload has no canonical form.</summary>
    Payload,

    /// <summary><c>payload_hash</c> is not that of the payload.</summary>
    PayloadHash,

    /// <summary><c>signature</c> is not the canonical text of a signature.</summary>
    SignatureText,

    /// <summary>The signature does not hold under a trusted key.</summary>
    Signature,

    /// <summary>The ML-DSA-65 signature does not hold, or the platform cannot tell.</summary>
    MlDsa,

    /// <summary>A field holds evidence that nothing signs.</summary>
    UnsignedEvidence,

    /// <summary>The chain does not end at the expected head.</summary>
    ExpectedHead,

    /// <summary>The chain does not contain the signed tree head.</summary>
    TreeHead,

    /// <summary>Strict mode, and nothing proves that the chain is complete.</summary>
    TailEvidence,
}
