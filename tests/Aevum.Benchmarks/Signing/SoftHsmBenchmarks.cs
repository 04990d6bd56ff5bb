using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Aevum.Benchmarks.Append;
using Aevum.Signers;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Signing;

/// <summary>
/// A SoftHSM2 token with sessions that sign at once, and whole ingests by 64 callers through the pipeline. Goal: the pipeline makes at least 0.9 of the raw rate. The token computes on the same
/// processors as everything else, unlike hardware. Needs the package softhsm2.
/// </summary>
[MemoryDiagnoser]
public partial class SoftHsmBenchmarks
{
    internal const int RawSignatureCount = 4096;
    private const int Batch = 256;
    private const string Name = "aevum-benchmark";
    private static readonly string[] Modules = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so", "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"];
    private static readonly ReadOnlyMemory<byte>[] Digests = [.. Enumerable.Range(0, Batch).Select(i => (ReadOnlyMemory<byte>)SHA3_256.HashData(BitConverter.GetBytes(i)))];

    private string _folder = string.Empty;
    private Pkcs11Signer _signer = null!;
    private IngestBenchmarks _ingest = null!;

    internal static bool IsInstalled => Modules.Any(File.Exists);

    /// <summary>Waits here, because BenchmarkDotNet does not when it measures in its own process.</summary>
    [GlobalSetup]
    public void Start() => Setup().GetAwaiter().GetResult();

    internal async Task Setup()
    {
        _folder = Directory.CreateTempSubdirectory("aevum-softhsm-").FullName;
        var pin = RandomNumberGenerator.GetString("0123456789", 12);
        MakeToken(pin);
        var options = new Pkcs11Options { ModulePath = Modules.First(File.Exists), TokenLabel = Name, KeyLabel = Name, Pin = pin, MaxSessions = Environment.ProcessorCount };
        await Pkcs11Signer.GenerateKeyAsync(options);
        _signer = new Pkcs11Signer(options);
        await _signer.ConnectAsync();
        _ingest = new IngestBenchmarks();
        await _ingest.SetupAsync(_signer);
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _ingest.Cleanup();
        _signer.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Every session signs, and nothing else happens.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = RawSignatureCount)]
    public async Task RawSignatures()
    {
        for (var signed = 0; signed < RawSignatureCount; signed += Batch)
        {
            await _signer.SignBatchAsync(Digests);
        }
    }

    [Benchmark(OperationsPerInvoke = IngestBenchmarks.CallsPerInvocation)]
    public Task IngestBy64Callers() => _ingest.Ingest();

    private void MakeToken(string pin)
    {
        var configuration = Path.Combine(_folder, "softhsm2.conf");
        File.WriteAllText(configuration, $"directories.tokendir = {Directory.CreateDirectory(Path.Combine(_folder, "tokens")).FullName}\nobjectstore.backend = file\nlog.level = ERROR\n");

        // The module reads the C environment, which .NET's own setter does not change.
        Environment.SetEnvironmentVariable("SOFTHSM2_CONF", configuration);
        _ = SetVariable("SOFTHSM2_CONF", configuration, 1);
        using var tool = Process.Start("softhsm2-util", ["--init-token", "--free", "--label", Name, "--so-pin", "12345678", "--pin", pin]);
        tool.WaitForExit();
        if (tool.ExitCode != 0)
        {
            throw new InvalidOperationException($"softhsm2-util made no token: exit code {tool.ExitCode}.");
        }
    }

    [LibraryImport("libc", EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetVariable(string name, string value, int overwrite);
}
