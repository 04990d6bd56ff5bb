using Aevum.Canonical;

namespace Aevum.Audit;

/// <summary>
/// The digest of an event, SHA3-256 (FIPS 202) of its <see cref="EventRepresentative"/>: at once the message that is signed, the
/// <c>prior_hash</c> of the next event and the leaf of the Merkle tree. Thread-safe.
/// </summary>
public static class EventDigest
{
    /// <summary>Computes the digest of an event. The signature and the payload are not read: the payload counts through its hash.</summary>
    /// <param name="sealedEvent">The event.</param>
    /// <param name="destination">Takes the digest: at least 32 bytes, of which the first 32 are written.</param>
    /// <exception cref="ArgumentException"><paramref name="destination"/> is shorter than 32 bytes.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The version is not 1 or 2, or the sequence is outside 0 to 2^53 - 1.</exception>
    /// <exception cref="CanonicalJsonException">A text holds a lone surrogate, or is null where the format needs a text.</exception>
    /// <exception cref="PlatformNotSupportedException">The platform has no SHA-3 (it needs OpenSSL 1.1.1, or Windows 11).</exception>
    public static void Compute(SealedEvent sealedEvent, Span<byte> destination) =>
        Sha3.Hash(EventRepresentative.WriteShared(sealedEvent), destination);

    /// <summary>Computes the digest of an event.</summary>
    /// <param name="sealedEvent">The event.</param>
    /// <returns>32 bytes; a fresh array.</returns>
    /// <inheritdoc cref="Compute(SealedEvent, Span{byte})" path="/exception"/>
    public static byte[] Compute(SealedEvent sealedEvent)
    {
        var digest = new byte[SigchainFormat.DigestSize];
        Compute(sealedEvent, digest);
        return digest;
    }

    /// <summary>The text of <c>payload_hash</c>: SHA3-256 of a canonical payload, 64 lower-case hexadecimal digits.</summary>
    /// <param name="canonicalPayload">The payload as <see cref="PayloadCanonicalizer"/> writes it.</param>
    /// <returns>The hash.</returns>
    public static string PayloadHash(ReadOnlySpan<byte> canonicalPayload)
    {
        Span<byte> hash = stackalloc byte[SigchainFormat.DigestSize];
        Sha3.Hash(canonicalPayload, hash);
        return DigestText.Hex(hash);
    }

    /// <summary>The bytes of <see cref="PayloadHash"/>; a fresh array.</summary>
    internal static byte[] PayloadDigest(ReadOnlySpan<byte> canonicalPayload)
    {
        var digest = new byte[SigchainFormat.DigestSize];
        Sha3.Hash(canonicalPayload, digest);
        return digest;
    }
}
