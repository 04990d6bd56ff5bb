using System.Text.Json;
using Aevum.Signing;
using Aevum.Storage;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Append;

/// <summary>Ingest into memory by concurrent callers, beside the raw signatures it needs. The ratio of the two is the figure that counts.</summary>
[MemoryDiagnoser]
public class IngestBenchmarks
{
    private const int Calls = 16_384;
    private static readonly JsonElement Data = JsonElement.Parse("""{"amount":12.5,"text":"The invoice of March is wrong, please correct it.","ticket":"T-1"}""");

    private Func<ReadOnlyMemory<byte>, ValueTask<byte[]>> _sign = null!;
    private Action _disposeSigner = static () => { };
    private AevumEngine _engine = null!;

    [Params(1, 64)]
    public int Callers { get; set; } = 64;

    [Params("memory", "sqlite")]
    public string Store { get; set; } = "memory";

    internal const int CallsPerInvocation = Calls;

    internal AevumEngine Engine => _engine;

    /// <summary>The store of the engine.</summary>
    internal IAevumStore Stored { get; private set; } = null!;

    [GlobalSetup]
    public Task Setup()
    {
        var signer = new InProcessSigner();
        _disposeSigner = signer.Dispose;
        return SetupAsync(signer);
    }

    internal async Task SetupAsync(ISigner signer)
    {
        _sign = digest => signer.SignAsync(digest);
        Stored = OpenStore();
        _engine = await AevumEngine.StartAsync(new AevumOptions { Signer = signer, Store = Stored });
        await _engine.AddConsentGrantAsync(new ConsentGrant
        {
            GrantId = "grant-1",
            SubjectId = "person-1",
            GranteeId = "agent",
            Purpose = "billing-inquiry",
            Operations = ConsentOperations.Ingest,
            ClassificationMax = Classification.Restricted,
            GrantedAt = DateTimeOffset.UtcNow.AddMinutes(-1),
            ExpiresAt = DateTimeOffset.UtcNow.AddDays(1),
        });
    }

    [GlobalCleanup]
    public async Task Cleanup()
    {
        await _engine.DisposeAsync();
        _disposeSigner();
    }

    /// <summary>One signature on one core.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public async Task RawSignature()
    {
        var digest = new byte[32];
        for (var call = 0; call < Calls; call++)
        {
            await _sign(digest);
        }
    }

    /// <summary>One governed ingest, wall-clock time divided over all callers.</summary>
    [Benchmark(OperationsPerInvoke = Calls)]
    public async Task Ingest()
    {
        var left = Calls;
        var callers = new Task[Callers];
        for (var caller = 0; caller < callers.Length; caller++)
        {
            callers[caller] = Task.Run(async () =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                {
                    (await _engine.IngestAsync(Request())).EnsureOk();
                }
            });
        }

        await Task.WhenAll(callers);
    }

    internal async Task IngestOneAsync() => (await _engine.IngestAsync(Request())).EnsureOk();

    private IAevumStore OpenStore() => Store == "memory"
        ? new InMemoryStore()
        : new SqliteStore(Path.Combine(Directory.CreateTempSubdirectory("aevum-benchmark-").FullName, "ledger.db"));

    private static IngestRequest Request() => new()
    {
        SubjectId = "person-1",
        Actor = "agent",
        Purpose = "billing-inquiry",
        Data = Data,
        Provenance = new Provenance { SourceId = "crm", Classification = Classification.Internal },
    };
}
