using Aevum.Audit;
using Aevum.Audit.Verification;
using Aevum.Benchmarks.Append;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Verification;

/// <summary>Verification of an exported chain by a public key, time for one event.</summary>
[MemoryDiagnoser]
public class ChainVerificationBenchmarks
{
    private const int Events = IngestBenchmarks.CallsPerInvocation;
    private byte[] _export = [];
    private ChainVerifier _verifier = new(KeyRing.Empty);

    /// <summary>Waits here, because BenchmarkDotNet does not when it measures in its own process.</summary>
    [GlobalSetup]
    public void Start() => Setup().GetAwaiter().GetResult();

    internal async Task Setup()
    {
        var workload = new IngestBenchmarks();
        await workload.Setup();
        await workload.Ingest();
        using var export = new MemoryStream();
        await ChainExport.WriteArrayAsync(workload.Engine.ReadLedgerAsync(), export);
        _export = export.ToArray();
        _verifier = new ChainVerifier(KeyRing.Of(workload.Engine.SigningKey.PublicKey.Span));
        await workload.Cleanup();
    }

    [Benchmark(OperationsPerInvoke = Events)]
    public async Task<ChainVerification> Verify()
    {
        var verification = await _verifier.VerifyAsync(new MemoryStream(_export));
        return verification.IsVerified ? verification : throw new InvalidOperationException(verification.Reason);
    }
}
