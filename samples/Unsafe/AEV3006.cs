using System.Security.Cryptography;
using Aevum.Signing;

namespace Aevum.Samples.Unsafe;

[AevumSigner("hashing", Boundary = TrustBoundary.External)]
internal sealed class AEV3006(ISigner inner) : ISigner
{
    public string KeyId => inner.KeyId;

    public string Provenance => "external";

    public ReadOnlyMemory<byte> PublicKey => inner.PublicKey;

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) =>
        inner.SignAsync(SHA256.HashData(digest.Span), ct); // AEV3006
}
