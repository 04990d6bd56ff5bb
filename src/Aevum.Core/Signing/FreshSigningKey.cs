using System.Security.Cryptography;

namespace Aevum.Signing;

/// <summary>
/// A fresh Ed25519 key as PKCS#8 PEM (RFC 8410), for whoever stores it. A signer never gives its key away, so the text exists only here; it is cleared on
/// dispose. Not thread-safe.
/// </summary>
public sealed class FreshSigningKey : IDisposable
{
    private readonly char[] _pem;
    private bool _isDisposed;

    private FreshSigningKey(char[] pem, byte[] publicKey)
    {
        _pem = pem;
        PublicKey = publicKey;
    }

    /// <summary>The public key, 32 bytes.</summary>
    public ReadOnlyMemory<byte> PublicKey { get; }

    /// <summary>The private key as PEM, to be imported with <see cref="InProcessSigner.FromPkcs8Pem"/>.</summary>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    public ReadOnlyMemory<char> Pem
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _pem;
        }
    }

    /// <summary>Makes a key.</summary>
    /// <returns>The key; the caller disposes it.</returns>
    /// <exception cref="PlatformNotSupportedException">Neither libsodium nor OpenSSL can be loaded.</exception>
    public static FreshSigningKey Generate()
    {
        Span<byte> seed = stackalloc byte[StrictEd25519.SeedSize];
        try
        {
            RandomNumberGenerator.Fill(seed);
            using var signer = new InProcessSigner(seed);
            return new FreshSigningKey(Pkcs8Pem.Write(seed), signer.PublicKey.ToArray());
        }
        finally
        {
            CryptographicOperations.ZeroMemory(seed);
        }
    }

    /// <summary>Clears the text.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        Array.Clear(_pem);
    }
}
