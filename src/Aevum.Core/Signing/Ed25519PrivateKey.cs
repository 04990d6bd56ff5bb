namespace Aevum.Signing;

/// <summary>An Ed25519 private key in native memory, zeroed on dispose. Thread-safe.</summary>
internal abstract class Ed25519PrivateKey : IDisposable
{
    private readonly byte[] _publicKey;

    private protected Ed25519PrivateKey(byte[] publicKey) => _publicKey = publicKey;

    internal ReadOnlyMemory<byte> PublicKey => _publicKey;

    /// <summary>Signs a message (RFC 8032 section 5.1.6).</summary>
    /// <exception cref="ObjectDisposedException">The key was disposed.</exception>
    internal void Sign(ReadOnlySpan<byte> message, Span<byte> signature)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(signature.Length, StrictEd25519.SignatureSize);
        SignCore(message, signature);
    }

    public abstract void Dispose();

    private protected abstract void SignCore(ReadOnlySpan<byte> message, Span<byte> signature);
}
