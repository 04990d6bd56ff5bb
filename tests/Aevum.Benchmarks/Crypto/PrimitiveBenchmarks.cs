using System.Security.Cryptography;
using Aevum.Signing;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Crypto;

/// <summary>The raw operations that everything else is held against: one signature, one strict verification, one SHA3-256 of 256 bytes, each on one core.</summary>
[MemoryDiagnoser]
public class PrimitiveBenchmarks : IDisposable
{
    private readonly byte[] _digest = SHA3_256.HashData("aevum"u8);
    private readonly byte[] _text = new byte[256];
    private readonly byte[] _signature = new byte[64];
    private readonly byte[] _hash = new byte[32];
    private InProcessSigner? _signer;
    private byte[] _publicKey = [];

    [GlobalSetup]
    public void Setup()
    {
        _signer = new InProcessSigner();
        _publicKey = _signer.PublicKey.ToArray();
        _signer.Sign(_digest, _signature);
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
    public bool Verify() => StrictEd25519.Verify(_publicKey, _digest, _signature);

    [Benchmark]
    public void Sha3() => SHA3_256.HashData(_text, _hash);
}
