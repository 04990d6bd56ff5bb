using System.Diagnostics;
using System.Security.Cryptography;
using Aevum.Benchmarks.Append;
using Aevum.Signers;
using Aevum.Signers.Doubles;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Signing;

/// <summary>
/// A signer in another process with a round trip of 2 ms: one call for each event, one call for a batch of 256, and whole ingests by 64 callers through the pipeline. Goal: the pipeline makes
/// at least 20 times the events of one call per event.
/// </summary>
[MemoryDiagnoser]
public class RemoteSignerBenchmarks
{
    private const int Batch = 256;
    private static readonly ReadOnlyMemory<byte>[] Digests = [.. Enumerable.Range(0, Batch).Select(i => (ReadOnlyMemory<byte>)SHA3_256.HashData(BitConverter.GetBytes(i)))];

    private DoubleProcess _vault = null!;
    private VaultTransitSigner _signer = null!;
    private IngestBenchmarks _ingest = null!;

    [GlobalSetup]
    public void Setup() => SetupAsync().GetAwaiter().GetResult();

    internal async Task SetupAsync()
    {
        _vault = await DoubleProcess.StartAsync("vault", TimeSpan.FromMilliseconds(2));
        _signer = new VaultTransitSigner(new VaultTransitOptions
        {
            Address = new Uri(_vault.Variables["VAULT_ADDR"]),
            Token = _vault.Variables["VAULT_TOKEN"],
            KeyName = _vault.Variables["AEVUM_TEST_VAULT_KEY"],
        });
        await _signer.ConnectAsync();
        _ingest = new IngestBenchmarks();
        await _ingest.SetupAsync(_signer);
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _ingest.Cleanup();
        await _signer.DisposeAsync();
        await _vault.DisposeAsync();
    }

    [Benchmark(Baseline = true)]
    public async Task OneCallPerEvent() => await _signer.SignAsync(Digests[0]);

    [Benchmark(OperationsPerInvoke = Batch)]
    public async Task OneCallPerBatch() => await _signer.SignBatchAsync(Digests);

    [Benchmark(OperationsPerInvoke = IngestBenchmarks.CallsPerInvocation)]
    public Task IngestBy64Callers() => _ingest.Ingest();

    /// <summary>How long each of the calls of 64 callers took, sorted.</summary>
    internal async Task<IReadOnlyList<TimeSpan>> LatenciesAsync(int callsOfEach)
    {
        var took = await Task.WhenAll(Enumerable.Range(0, _ingest.Callers).Select(_ => Task.Run(() => TimeAsync(callsOfEach))));
        return [.. took.SelectMany(own => own).Order()];
    }

    private async Task<List<TimeSpan>> TimeAsync(int calls)
    {
        var took = new List<TimeSpan>(calls);
        for (var call = 0; call < calls; call++)
        {
            var started = Stopwatch.GetTimestamp();
            await _ingest.IngestOneAsync();
            took.Add(Stopwatch.GetElapsedTime(started));
        }

        return took;
    }
}
