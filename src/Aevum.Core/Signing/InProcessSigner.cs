namespace Aevum.Signing;

/// <summary>Signs with an Ed25519 key in this process's memory. Tampering can be detected, not prevented. Thread-safe.</summary>
[AevumSigner("in-process", Boundary = TrustBoundary.InProcess)]
public sealed class InProcessSigner : ISigner, IDisposable
{
    /// <summary>Makes a fresh key.</summary>
    public InProcessSigner()
    {
    }

    /// <summary>Imports a 32-byte seed (RFC 8032 section 5.1.5); the seed is copied and the caller should clear its own.</summary>
    /// <param name="seed">32 bytes.</param>
    public InProcessSigner([Rules.Markers.KeyMaterial] ReadOnlySpan<byte> seed) => ArgumentOutOfRangeException.ThrowIfNotEqual(seed.Length, 32);

    /// <inheritdoc/>
    public string KeyId => throw new NotSupportedException();

    /// <inheritdoc/>
    public string Provenance => "in-process";

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> PublicKey => throw new NotSupportedException();

    /// <summary>Imports an Ed25519 private key from PKCS#8 PEM (RFC 8410).</summary>
    /// <param name="pem">The PEM text.</param>
    /// <returns>The signer.</returns>
    public static InProcessSigner FromPkcs8Pem([Rules.Markers.KeyMaterial] ReadOnlySpan<char> pem) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Zeroes the key.</summary>
    public void Dispose() => throw new NotSupportedException();
}
