using System.Diagnostics.CodeAnalysis;

namespace Aevum.Signing;

/// <summary>
/// Ed25519 (RFC 8032) with one verdict on every platform: public keys and R must be canonical and not of small order, S must be below L, and the
/// equation holds without the cofactor (docs/decisions/0011). Thread-safe.
/// </summary>
public static class StrictEd25519
{
    /// <summary>The length of a seed in bytes.</summary>
    public const int SeedSize = 32;

    /// <summary>The length of a public key in bytes.</summary>
    public const int PublicKeySize = 32;

    /// <summary>The length of a signature in bytes.</summary>
    public const int SignatureSize = 64;

    /// <summary>The library that computes: <c>libsodium</c> or <c>libcrypto</c>.</summary>
    /// <exception cref="PlatformNotSupportedException">Neither libsodium nor libcrypto can be loaded.</exception>
    public static string BackendName => Ed25519Backend.Default.Name;

    /// <summary>Tells whether bytes are a public key that may be pinned: 32 bytes, canonical, not of small order.</summary>
    /// <param name="publicKey">The bytes.</param>
    /// <returns>True when sound. A sound encoding that is not on the curve verifies no signature.</returns>
    public static bool IsSoundPublicKey(ReadOnlySpan<byte> publicKey) => EdwardsEncoding.IsSoundPoint(publicKey);

    /// <summary>Verifies one signature. To verify many under one key, use the chain verifier.</summary>
    /// <param name="publicKey">The public key.</param>
    /// <param name="message">The message, of any length.</param>
    /// <param name="signature">The signature.</param>
    /// <returns>True only when the signature holds; false for every malformed input.</returns>
    /// <exception cref="PlatformNotSupportedException">Neither libsodium nor libcrypto can be loaded.</exception>
    public static bool Verify(ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        Verify(Ed25519Backend.Default, publicKey, message, signature);

    internal static bool Verify(Ed25519Backend backend, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature)
    {
        if (!TryImport(backend, publicKey, out var key))
        {
            return false;
        }

        using (key)
        {
            return key.Verify(message, signature);
        }
    }

    internal static bool TryImport(Ed25519Backend backend, ReadOnlySpan<byte> publicKey, [NotNullWhen(true)] out Ed25519PublicKey? key)
    {
        key = EdwardsEncoding.IsSoundPoint(publicKey) ? backend.ImportPublicKey(publicKey) : null;
        return key is not null;
    }
}
