using Aevum.Cedar;
using BenchmarkDotNet.Attributes;

namespace Aevum.Benchmarks.Cedar;

/// <summary>
/// One request against 1, 10, 100 and 1,000 pre-parsed policies, one of which permits it. Policies and entities are loaded once.
/// Goals: at most 0.55 µs at 1, 2.1 µs at 10, 5 µs at 1,000, and at most 2 allocations.
/// </summary>
[MemoryDiagnoser]
public class AuthorizationBenchmarks
{
    private PolicySet _policies = PolicySet.Empty;
    private Entities _entities = Entities.Empty;
    private Request? _request;

    /// <summary>Number of policies in the set.</summary>
    [Params(1, 10, 100, 1_000)]
    public int Policies { get; set; }

    [GlobalSetup]
    public void Load()
    {
        _policies = PolicySet.Parse(AuthorizationWorkload.Policies(Policies));
        _entities = Entities.Parse(AuthorizationWorkload.EntityJson);
        _request = AuthorizationWorkload.Request();
        if (!Authorizer.Authorize(_policies, _entities, _request).IsAllowed)
        {
            throw new InvalidOperationException("the workload must be allowed");
        }
    }

    [Benchmark]
    public Response Authorize() => Authorizer.Authorize(_policies, _entities, _request!);
}
