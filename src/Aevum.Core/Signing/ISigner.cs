namespace Aevum.Signing;

/// <summary>Signs the digests of the ledger. Implementations must be thread-safe.</summary>
public interface ISigner
{
    /// <summary>Names the key in every event; informational, the trust anchor is a pinned public key. Stable for the life of a key.</summary>
    string KeyId { get; }

    /// <summary><c>in-process</c>, <c>external</c>, <c>vault-transit</c>, <c>aws-kms</c>, <c>pkcs11</c>, or the implementer's own word.</summary>
    string Provenance { get; }

    /// <summary>The Ed25519 public key, 32 bytes (RFC 8032).</summary>
    ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>Signs the 32-byte digest as the message of plain Ed25519 (RFC 8032, never Ed25519ph).</summary>
    /// <param name="digest">The digest, exactly as it must be signed.</param>
    /// <param name="ct">Cancels the call; no signature is then used.</param>
    /// <returns>The signature, 64 bytes.</returns>
    /// <exception cref="SignerUnavailableException">The key or the service behind it cannot be reached.</exception>
    ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default);
}
