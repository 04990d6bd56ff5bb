using Aevum.Consent;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Consent;

/// <summary>Barrier 3's lookup among many grants, subjects in an order that no cache can guess.</summary>
[MemoryDiagnoser]
public class ConsentCheckBenchmarks
{
    internal const int ChecksPerInvocation = Checks;
    private const int Checks = 65_536;
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private readonly ConsentIndex _index = new();
    private readonly ConsentKey[] _asked = new ConsentKey[Checks];

    [Params(1_000, 1_000_000)]
    public int Grants { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        for (var number = 0; number < Grants; number++)
        {
            _index.Load(Grant(number), isRevoked: false);
        }

        var random = new Random(20261120);
        for (var check = 0; check < Checks; check++)
        {
            _asked[check] = new ConsentKey($"person-{random.Next(Grants)}", "agent", "billing-inquiry");
        }
    }

    [Benchmark(OperationsPerInvoke = Checks)]
    public int Check()
    {
        var found = 0;
        foreach (var key in _asked)
        {
            found += _index.Find(key, ConsentOperations.Query, Now) is null ? 0 : 1;
        }

        return found == Checks ? found : throw new InvalidOperationException("Every one of these uses is covered by a grant.");
    }

    private static ConsentGrant Grant(int number) => new()
    {
        GrantId = $"grant-{number}",
        SubjectId = $"person-{number}",
        GranteeId = "agent",
        Purpose = "billing-inquiry",
        Operations = ConsentOperations.Query,
        GrantedAt = Now.AddDays(-1),
        ExpiresAt = Now.AddDays(1),
    };
}
