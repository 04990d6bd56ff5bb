using System.Security.Cryptography;
using Aevum.Signing;

namespace Aevum.Signers.Tests;

/// <summary>A signer with one fault, to see whether the conformance suite finds it.</summary>
[AevumSigner("dishonest", Boundary = TrustBoundary.InProcess)]
internal sealed class DishonestSigner(Dishonesty dishonesty) : ISigner, IDisposable
{
    private readonly InProcessSigner _key = new();
    private int _count;

    public string KeyId => dishonesty == Dishonesty.ChangesKeyId ? $"key-{_count}" : "key";

    public string Provenance => dishonesty == Dishonesty.ClaimsExternal ? "external" : "in-process";

    public ReadOnlyMemory<byte> PublicKey => _key.PublicKey;

    public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default)
    {
        _count++;
        if (dishonesty != Dishonesty.IgnoresCancellation)
        {
            ct.ThrowIfCancellationRequested();
        }

        if (digest.Length != 32 && dishonesty != Dishonesty.AcceptsAnyLength)
        {
            throw new ArgumentException("A digest has 32 bytes.", nameof(digest));
        }

        return dishonesty switch
        {
            Dishonesty.HashesAgain => await _key.SignAsync(SHA256.HashData(digest.Span), default),
            Dishonesty.IgnoresInput => await _key.SignAsync(new byte[32], default),
            Dishonesty.AcceptsAnyLength => await _key.SignAsync(digest.Length == 32 ? digest : new byte[32], default),
            _ => await _key.SignAsync(digest, default),
        };
    }

    public void Dispose() => _key.Dispose();

    public override string ToString() => dishonesty == Dishonesty.ShowsItsSecret ? "signer with s3cr3t" : "signer";
}
