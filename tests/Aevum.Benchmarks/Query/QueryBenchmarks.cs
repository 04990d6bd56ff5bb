using System.Text.Json;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Query;

/// <summary>A query of one subject with four records, in ledgers of different length. The length must not show.</summary>
[MemoryDiagnoser]
public class QueryBenchmarks
{
    private const string Agent = "agent";
    private const string Purpose = "billing-inquiry";
    private static readonly JsonElement Data = JsonElement.Parse("""{"amount":12.5,"text":"The invoice of March is wrong."}""");
    private static readonly QueryRequest Request = new() { SubjectIds = ["person-0"], Actor = Agent, Purpose = Purpose, ClassificationMax = Classification.Restricted };

    private AevumEngine _engine = null!;

    [Params(1_000, 100_000, 1_000_000)]
    public int Events { get; set; }

    /// <summary>Waits here, because BenchmarkDotNet does not when it measures in its own process.</summary>
    [GlobalSetup]
    public void Start() => Setup().GetAwaiter().GetResult();

    internal async Task Setup()
    {
        const int Subjects = 250;
        _engine = await AevumEngine.StartAsync(new AevumOptions());
        for (var subject = 0; subject < Subjects; subject++)
        {
            await _engine.AddConsentGrantAsync(Grant($"person-{subject}"));
        }

        // Four records for the subject that is asked for, the rest for the others.
        var left = Events - Subjects;
        await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(async () =>
        {
            for (var call = Interlocked.Decrement(ref left); call >= 0; call = Interlocked.Decrement(ref left))
            {
                var subject = call < 4 ? 0 : 1 + (call % (Subjects - 1));
                (await _engine.IngestAsync(Ingest($"person-{subject}"))).EnsureOk();
            }
        })));
    }

    [GlobalCleanup]
    public ValueTask Cleanup() => _engine.DisposeAsync();

    [Benchmark]
    public async Task<OutputEnvelope> Query() => (await _engine.QueryAsync(Request)).EnsureOk();

    private static IngestRequest Ingest(string subjectId) => new()
    {
        SubjectId = subjectId,
        Actor = Agent,
        Purpose = Purpose,
        Data = Data,
        Provenance = new Provenance { SourceId = "crm", Classification = Classification.Internal },
    };

    private static ConsentGrant Grant(string subjectId) => new()
    {
        GrantId = "grant-" + subjectId,
        SubjectId = subjectId,
        GranteeId = Agent,
        Purpose = Purpose,
        Operations = ConsentOperations.Ingest | ConsentOperations.Query,
        ClassificationMax = Classification.Restricted,
        GrantedAt = DateTimeOffset.UtcNow.AddMinutes(-1),
        ExpiresAt = DateTimeOffset.UtcNow.AddDays(1),
    };
}
