using System.Security.Cryptography;
using Aevum.Benchmarks.Append;
using Aevum.Signing;
using Aevum.Signing.Native;

namespace Aevum.Benchmarks.Signing;

/// <summary>Ingest into memory with keys of OpenSSL, where the kernel would take libsodium, beside the raw signatures of the same library.</summary>
internal sealed class OpenSslIngest : IAsyncDisposable
{
    private readonly byte[] _digest = RandomNumberGenerator.GetBytes(32);
    private readonly byte[] _signature = new byte[StrictEd25519.SignatureSize];
    private readonly Ed25519PrivateKey _key;
    private readonly InProcessSigner _signer;
    private readonly IngestBenchmarks _ingest = new();

    private OpenSslIngest(Ed25519Backend backend)
    {
        var seed = RandomNumberGenerator.GetBytes(StrictEd25519.SeedSize);
        _key = backend.ImportSeed(seed);
        _signer = new InProcessSigner(backend, seed);
    }

    /// <summary>Null where there is no libcrypto with Ed25519.</summary>
    internal static async Task<OpenSslIngest?> StartAsync()
    {
        if (LibCrypto.TryLoad() is not { } backend)
        {
            return null;
        }

        var started = new OpenSslIngest(backend);
        await started._ingest.SetupAsync(started._signer);
        return started;
    }

    internal void Sign() => _key.Sign(_digest, _signature);

    internal Task Ingest() => _ingest.Ingest();

    public async ValueTask DisposeAsync()
    {
        await _ingest.Cleanup();
        _signer.Dispose();
        _key.Dispose();
    }
}
