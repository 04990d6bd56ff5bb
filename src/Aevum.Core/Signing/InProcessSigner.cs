using System.Security.Cryptography;

namespace Aevum.Signing;

/// <summary>
/// Signs with an Ed25519 key (RFC 8032) in this process's native memory. Tampering can be detected, not prevented. Thread-safe; after
/// <see cref="Dispose"/> every signature is refused.
/// </summary>
[AevumSigner("in-process", Boundary = TrustBoundary.InProcess)]
public sealed class InProcessSigner : ISigner, IDisposable
{
    private const int KeyIdSize = 16;
    private readonly Ed25519PrivateKey _key;

    /// <summary>Makes a fresh key. It is gone with the process: keep <see cref="PublicKey"/> to verify the chain later.</summary>
    /// <exception cref="PlatformNotSupportedException">Neither libsodium nor OpenSSL can be loaded.</exception>
    public InProcessSigner()
        : this(FreshKey(Ed25519Backend.Default))
    {
    }

    /// <summary>Imports a 32-byte seed (RFC 8032 section 5.1.5); the seed is copied and the caller should clear its own.</summary>
    /// <param name="seed">32 bytes.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="seed"/> is not 32 bytes long.</exception>
    /// <exception cref="PlatformNotSupportedException">Neither libsodium nor OpenSSL can be loaded.</exception>
    public InProcessSigner([Rules.Markers.KeyMaterial] ReadOnlySpan<byte> seed)
        : this(Ed25519Backend.Default, seed)
    {
    }

    internal InProcessSigner(Ed25519Backend backend, ReadOnlySpan<byte> seed)
        : this(Import(backend, seed))
    {
    }

    private InProcessSigner(Ed25519PrivateKey key)
    {
        _key = key;
        KeyId = Convert.ToHexStringLower(SHA3_256.HashData(key.PublicKey.Span).AsSpan(0, KeyIdSize));
    }

    /// <summary>The first 16 bytes of SHA3-256 over the public key, as 32 lower-case hexadecimal digits.</summary>
    public string KeyId { get; }

    /// <inheritdoc/>
    public string Provenance => "in-process";

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PublicKey => _key.PublicKey;

    /// <summary>Imports an Ed25519 private key from PKCS#8 PEM (RFC 8410 section 7, version 1 or 2).</summary>
    /// <param name="pem">The PEM text; text around the one <c>PRIVATE KEY</c> block is ignored. The caller should clear its own copy.</param>
    /// <returns>The signer.</returns>
    /// <exception cref="ArgumentException">The text is not the PKCS#8 PEM of an unencrypted Ed25519 key; the message says why, never what it holds.</exception>
    /// <exception cref="PlatformNotSupportedException">Neither libsodium nor OpenSSL can be loaded.</exception>
    public static InProcessSigner FromPkcs8Pem([Rules.Markers.KeyMaterial] ReadOnlySpan<char> pem)
    {
        Span<byte> seed = stackalloc byte[StrictEd25519.SeedSize];
        try
        {
            var announced = Pkcs8Pem.Read(pem, seed);
            var signer = new InProcessSigner(seed);
            if (announced is null || signer.PublicKey.Span.SequenceEqual(announced))
            {
                return signer;
            }

            signer.Dispose();
            throw new ArgumentException("The public key in the PEM does not belong to the private key beside it. Make the file again.", nameof(pem));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="digest"/> is not 32 bytes long.</exception>
    /// <exception cref="ObjectDisposedException">The signer was disposed.</exception>
    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default)
    {
        if (ct.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<byte[]>(ct);
        }

        var signature = new byte[StrictEd25519.SignatureSize];
        Sign(digest.Span, signature);
        return ValueTask.FromResult(signature);
    }

    /// <summary>As <see cref="SignAsync"/>, into the caller's span: no allocation.</summary>
    internal void Sign(ReadOnlySpan<byte> digest, Span<byte> signature)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(digest.Length, Audit.SigchainFormat.DigestSize);
        _key.Sign(digest, signature);
    }

    /// <summary>Zeroes the key once no call is using it. May be called more than once.</summary>
    public void Dispose() => _key.Dispose();

    private static Ed25519PrivateKey Import(Ed25519Backend backend, ReadOnlySpan<byte> seed)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, StrictEd25519.SeedSize);
        return backend.ImportSeed(seed);
    }

    private static Ed25519PrivateKey FreshKey(Ed25519Backend backend)
    {
        Span<byte> seed = stackalloc byte[StrictEd25519.SeedSize];
        try
        {
            RandomNumberGenerator.Fill(seed);
            return backend.ImportSeed(seed);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }
}
