using Aevum.Signing;

namespace Aevum.Audit.Verification;

/// <summary>A public key that the auditor trusts, got by a way other than the chain itself. Immutable and thread-safe.</summary>
public sealed class PinnedKey
{
    /// <summary>The length of an ML-DSA-65 public key in bytes (FIPS 204).</summary>
    public const int MlDsa65PublicKeySize = 1952;

    /// <summary>Pins a key.</summary>
    /// <param name="publicKey">The Ed25519 public key, 32 bytes; copied.</param>
    /// <param name="signerKeyId">The only <c>signer_key_id</c> the key is for; null: any that no other pinned key names.</param>
    /// <param name="mlDsa65PublicKey">The ML-DSA-65 public key that belongs to it, 1,952 bytes, copied; empty: taken from the chain, where it must not change.</param>
    /// <exception cref="ArgumentException">A key has the wrong length, or the Ed25519 key is not canonical or of small order.</exception>
    public PinnedKey(ReadOnlySpan<byte> publicKey, string? signerKeyId = null, ReadOnlySpan<byte> mlDsa65PublicKey = default)
    {
        if (!StrictEd25519.IsSoundPublicKey(publicKey))
        {
            throw new ArgumentException("The key is not an Ed25519 public key: it needs 32 bytes, canonical, not of small order.", nameof(publicKey));
        }

        if (mlDsa65PublicKey.Length is not (0 or MlDsa65PublicKeySize))
        {
            throw new ArgumentException($"The key is not an ML-DSA-65 public key: it needs {MlDsa65PublicKeySize} bytes.", nameof(mlDsa65PublicKey));
        }

        PublicKey = publicKey.ToArray();
        SignerKeyId = signerKeyId;
        MlDsa65PublicKey = mlDsa65PublicKey.ToArray();
    }

    /// <summary>The Ed25519 public key, 32 bytes.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>The only <c>signer_key_id</c> the key is for; null: any that no other pinned key names.</summary>
    public string? SignerKeyId { get; }

    /// <summary>The ML-DSA-65 public key; empty when it is taken from the chain.</summary>
    public ReadOnlyMemory<byte> MlDsa65PublicKey { get; }
}
