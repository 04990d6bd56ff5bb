namespace Aevum.Signing;

/// <summary>An Ed25519 public key with a sound encoding. Thread-safe.</summary>
internal abstract class Ed25519PublicKey : IDisposable
{
    private readonly byte[] _encoding;

    private protected Ed25519PublicKey(byte[] encoding) => _encoding = encoding;

    internal ReadOnlyMemory<byte> Encoding => _encoding;

    /// <summary>Verifies a signature; R and S are checked first.</summary>
    internal bool Verify(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature) =>
        signature.Length == StrictEd25519.SignatureSize
        && EdwardsEncoding.IsSoundPoint(signature[..EdwardsEncoding.Size])
        && EdwardsEncoding.IsReducedScalar(signature[EdwardsEncoding.Size..])
        && VerifyCore(message, signature);

    public abstract void Dispose();

    private protected abstract bool VerifyCore(ReadOnlySpan<byte> message, ReadOnlySpan<byte> signature);
}
