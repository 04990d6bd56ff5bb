namespace Aevum.Audit;

/// <summary>Every constant of the wire format of the chain, once (docs/formats/sigchain.md).</summary>
public static class SigchainFormat
{
    /// <summary>The only <c>schema_version</c>.</summary>
    public const string SchemaVersion = "1.0";

    /// <summary>The only <c>hash_alg</c>: SHA3-256 (FIPS 202).</summary>
    public const string HashAlgorithm = "sha3-256";

    /// <summary>The <c>key_scheme</c> of a chain signed with Ed25519 (RFC 8032) alone.</summary>
    public const string Ed25519Scheme = "ed25519";

    /// <summary>The <c>key_scheme</c> of a chain signed with Ed25519 and, beside it, ML-DSA-65 (FIPS 204).</summary>
    public const string HybridScheme = "ed25519+ml-dsa-65";

    /// <summary>The <c>sig_format_version</c> that signs 19 fields.</summary>
    public const int Version1 = 1;

    /// <summary>The <c>sig_format_version</c> that signs the three principal fields too.</summary>
    public const int Version2 = 2;

    /// <summary>The <c>prior_hash</c> of the first event: SHA3-256 of <c>aevum:genesis</c>.</summary>
    public const string GenesisHash = "391f6bd6d761cb9af9e924d015a6fc18e9d236c965c3e5deda1145a25e11cf5e";

    /// <summary>The length of a digest in bytes.</summary>
    public const int DigestSize = 32;

    /// <summary>The length of an Ed25519 signature in bytes.</summary>
    public const int SignatureSize = 64;

    /// <summary>The length of a signature's text: base64url without padding.</summary>
    public const int SignatureTextLength = 86;

    /// <summary>The event that opens a session of an engine.</summary>
    public const string SessionStart = "session.start";

    /// <summary>The event by which a key names its successor.</summary>
    public const string KeyRotated = "key.rotated";

    /// <summary>The key of <c>session.start</c> under which the provenance of the signer stands.</summary>
    public const string AnnouncedKeyProvenance = "key_provenance";

    /// <summary>The key of <c>session.start</c> under which the posture of the build stands.</summary>
    public const string AnnouncedPosture = "posture";

    /// <summary>The key of <c>session.start</c> and <c>key.rotated</c> under which an Ed25519 public key stands: 64 lower-case hexadecimal digits.</summary>
    public const string AnnouncedPublicKey = "public_key";

    /// <summary>The key of <c>key.rotated</c> under which the <c>signer_key_id</c> of the new key stands.</summary>
    public const string AnnouncedKeyId = "signer_key_id";

    /// <summary>What stands before the signed JSON: the domain and one zero byte.</summary>
    internal static ReadOnlySpan<byte> Domain => "aevum-sigchain-v1\0"u8;
}
