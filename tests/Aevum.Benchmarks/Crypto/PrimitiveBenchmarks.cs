using System.Security.Cryptography;
using Aevum.Signing;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Crypto;

/// <summary>The raw operations that everything else is held against: one signature, one strict verification, one SHA3-256 of 256 bytes, each on one core.</summary>
[MemoryDiagnoser]
public class PrimitiveBenchmarks : IDisposable
{
    /// <summary>A power of two. Verification branches on the signature: one and the same again and again is faster than any chain can be.</summary>
    private const int Signatures = 1024;

    private readonly (byte[] Digest, byte[] Signature)[] _signed = new (byte[], byte[])[Signatures];
    private readonly byte[] _digest = SHA3_256.HashData("aevum"u8);
    private readonly byte[] _text = new byte[256];
    private readonly byte[] _signature = new byte[64];
    private readonly byte[] _hash = new byte[32];
    private InProcessSigner? _signer;
    private byte[] _publicKey = [];
    private int _verified;

    [GlobalSetup]
    public void Setup()
    {
        _signer = new InProcessSigner();
        _publicKey = _signer.PublicKey.ToArray();
        for (var number = 0; number < Signatures; number++)
        {
            var signature = new byte[64];
            var digest = SHA3_256.HashData(BitConverter.GetBytes(number));
            _signer.Sign(digest, signature);
            _signed[number] = (digest, signature);
        }
    }

    [GlobalCleanup]
    public void Cleanup() => Dispose();

    public void Dispose()
    {
        _signer?.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true)]
    public void Sign() => _signer!.Sign(_digest, _signature);

    [Benchmark]
    public bool Verify()
    {
        var (digest, signature) = _signed[_verified++ & (Signatures - 1)];
        return StrictEd25519.Verify(_publicKey, digest, signature);
    }

    [Benchmark]
    public void Sha3() => SHA3_256.HashData(_text, _hash);
}
