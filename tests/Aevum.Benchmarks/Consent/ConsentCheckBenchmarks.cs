using Aevum.Consent;
using Aevum.Engine;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Consent;

/// <summary>Barrier 3 as the engine asks it, among many grants, subjects in an order that no cache can guess.</summary>
[MemoryDiagnoser]
public class ConsentCheckBenchmarks
{
    internal const int ChecksPerInvocation = Checks;
    private const int Checks = 65_536;
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private readonly ConsentIndex _index = new();
    private readonly ConsentUse[] _asked = new ConsentUse[Checks];
    private readonly ConsentGate _gate;

    public ConsentCheckBenchmarks() => _gate = new ConsentGate(_index, isDevelopmentMode: false);

    [Params(1_000, 1_000_000)]
    public int Grants { get; set; }

    /// <summary>Subjects as short numbers or as UUIDs.</summary>
    [Params(false, true)]
    public bool AreUuids { get; set; }

    /// <summary>Bytes that the index takes for each grant, the grants and their texts not counted.</summary>
    internal long BytesPerGrant { get; private set; }

    [GlobalSetup]
    public void Setup()
    {
        var grants = Enumerable.Range(0, Grants).Select(Grant).ToArray();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var grant in grants)
        {
            _index.Load(grant, isRevoked: false);
        }

        BytesPerGrant = (GC.GetTotalMemory(forceFullCollection: true) - before) / Grants;
        GC.KeepAlive(grants);
        var random = new Random(20261120);
        for (var check = 0; check < Checks; check++)
        {
            _asked[check] = new ConsentUse(Subject(random.Next(Grants)), "agent", "billing-inquiry", ConsentOperations.Query, Classification.Public, Now);
        }
    }

    [Benchmark(OperationsPerInvoke = Checks)]
    public int Check()
    {
        var found = 0;
        foreach (var use in _asked)
        {
            found += _gate.Check(use).IsClear ? 1 : 0;
        }

        return found == Checks ? found : throw new InvalidOperationException("Every one of these uses is covered by a grant.");
    }

    /// <summary>What of it is reading the questions, which a caller has at hand.</summary>
    [Benchmark(OperationsPerInvoke = Checks)]
    public int ReadQuestions()
    {
        var letters = 0;
        foreach (var use in _asked)
        {
            letters += use.SubjectId[0] + use.SubjectId[^1];
        }

        return letters;
    }

    private string Subject(int number) => AreUuids ? $"0197a3c4-5d6e-7f80-9a1b-{number:x12}" : $"person-{number}";

    private ConsentGrant Grant(int number) => new()
    {
        GrantId = $"grant-{number}",
        SubjectId = Subject(number),
        GranteeId = "agent",
        Purpose = "billing-inquiry",
        Operations = ConsentOperations.Query,
        GrantedAt = Now.AddDays(-1),
        ExpiresAt = Now.AddDays(1),
    };
}
