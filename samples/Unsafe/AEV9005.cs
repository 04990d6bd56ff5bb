using Aevum.Signing;

namespace Aevum.Samples.Unsafe;

[AevumSigner("acme-kms", Boundary = TrustBoundary.External)] // AEV9005
internal sealed class AEV9005(ISigner inner) : ISigner
{
    public string KeyId => inner.KeyId;

    public string Provenance => "external";

    public ReadOnlyMemory<byte> PublicKey => inner.PublicKey;

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => inner.SignAsync(digest, ct);
}

[AevumSigner("Acme-KMS", Boundary = TrustBoundary.External)] // AEV9005
internal sealed class AEV9005Twin(ISigner inner) : ISigner
{
    public string KeyId => inner.KeyId;

    public string Provenance => "external";

    public ReadOnlyMemory<byte> PublicKey => inner.PublicKey;

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => inner.SignAsync(digest, ct);
}
