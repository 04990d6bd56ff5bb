using Aevum.Signing;

namespace Aevum.Samples.Unsafe;

[AevumSigner("other-kms", Boundary = TrustBoundary.External)]
internal sealed class AEV9009(ISigner inner, string account, int attempts) : ISigner // AEV9009
{
    public string Account => $"{account} {attempts}";

    public string KeyId => inner.KeyId;

    public string Provenance => "external";

    public ReadOnlyMemory<byte> PublicKey => inner.PublicKey;

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => inner.SignAsync(digest, ct);
}
