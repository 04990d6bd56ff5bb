using System.Security.Cryptography;
using System.Text;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Services;

/// <summary>The signer without a service: a key from PEM in this process.</summary>
internal sealed class FaultlessKey : FaultyService
{
    /// <summary>PKCS#8 of an Ed25519 key up to the seed (RFC 8410 section 7).</summary>
    private static readonly byte[] Pkcs8Prefix = [0x30, 0x2E, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20];

    private readonly byte[] _seed = RandomNumberGenerator.GetBytes(32);
    private readonly string _pem;
    private readonly InProcessSigner _signer;

    internal FaultlessKey()
    {
        _pem = PemEncoding.WriteString("PRIVATE KEY", [.. Pkcs8Prefix, .. _seed]);
        _signer = InProcessSigner.FromPkcs8Pem(_pem);
    }

    internal override ISigner Signer => _signer;

    internal override IReadOnlyList<ServiceFault> Faults => [];

    /// <summary>The PEM body, and the seed byte by byte.</summary>
    internal override IReadOnlyList<string> Secrets => [_pem.Split('\n')[1].Trim(), Encoding.Latin1.GetString(_seed)];

    public override ValueTask DisposeAsync()
    {
        _signer.Dispose();
        return ValueTask.CompletedTask;
    }
}
