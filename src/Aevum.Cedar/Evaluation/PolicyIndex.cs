using System.Runtime.InteropServices;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>
/// Finds the few policies that can fit a request. Every policy lies in the buckets of one of its <see cref="ScopeRestrictions"/>, the
/// one that the fewest policies of the set share; policies without restriction are candidates for every request. A candidate may turn
/// out not to fit, but no policy outside the candidates can, and testing a restriction cannot fail, so leaving the others out changes
/// neither decisions, nor reasons, nor errors. Immutable and thread-safe.
/// </summary>
internal sealed class PolicyIndex
{
    private readonly int[] _always;
    private readonly Dictionary<EntityUid, int[]>[] _byEntity;
    private readonly Dictionary<string, int[]>[] _byType;

    internal PolicyIndex(IReadOnlyList<Policy> policies)
    {
        var frequency = new ScopeKeyFrequency(policies);
        var always = new List<int>();
        var byEntity = Array.ConvertAll(new int[3], static _ => new Dictionary<EntityUid, List<int>>());
        var byType = Array.ConvertAll(new int[3], static _ => new Dictionary<string, List<int>>(StringComparer.Ordinal));
        for (var at = 0; at < policies.Count; at++)
        {
            var rarest = frequency.Rarest(policies[at].Syntax);
            if (rarest is null)
            {
                always.Add(at);
            }
            else if (rarest.EntityType is { } type && rarest.Operator == ScopeOperator.Is)
            {
                Add(byType[(int)rarest.Variable], type, at);
            }
            else
            {
                AddEntities(byEntity[(int)rarest.Variable], rarest, at);
            }
        }

        _always = [.. always];
        _byEntity = Array.ConvertAll(byEntity, static buckets => buckets.ToDictionary(static bucket => bucket.Key, static bucket => bucket.Value.ToArray()));
        _byType = Array.ConvertAll(byType, static buckets => buckets.ToDictionary(static bucket => bucket.Key, static bucket => bucket.Value.ToArray(), StringComparer.Ordinal));
    }

    /// <summary>Collects the numbers of all candidates, each at least once, in no particular order.</summary>
    internal void Collect(ref EvaluationFrame frame, CandidateList candidates)
    {
        candidates.Add(_always);
        Collect(ref frame, RequestVariable.Principal, frame.Request.Principal, frame.Principal, candidates);
        Collect(ref frame, RequestVariable.Action, frame.Request.Action, frame.Action, candidates);
        Collect(ref frame, RequestVariable.Resource, frame.Request.Resource, frame.Resource, candidates);
    }

    private void Collect(ref EvaluationFrame frame, RequestVariable variable, EntityUid uid, StoredEntity? stored, CandidateList candidates)
    {
        var byType = _byType[(int)variable];
        if (byType.Count > 0 && byType.TryGetValue(uid.Type, out var ofType))
        {
            candidates.Add(ofType);
        }

        var byEntity = _byEntity[(int)variable];
        if (byEntity.Count == 0)
        {
            return;
        }

        if (byEntity.TryGetValue(uid, out var ofEntity))
        {
            candidates.Add(ofEntity);
        }

        if (stored is not { HasParents: true })
        {
            return;
        }

        foreach (var ancestor in frame.Entities.AncestorsOf(stored).Items)
        {
            if (byEntity.TryGetValue(ancestor, out var ofAncestor))
            {
                candidates.Add(ofAncestor);
            }
        }
    }

    private static void AddEntities(Dictionary<EntityUid, List<int>> buckets, ScopeConstraint constraint, int policy)
    {
        if (!constraint.IsList)
        {
            Add(buckets, constraint.Entity!, policy);
            return;
        }

        foreach (var entity in constraint.Entities.Distinct())
        {
            Add(buckets, entity, policy);
        }
    }

    private static void Add<TKey>(Dictionary<TKey, List<int>> buckets, TKey key, int policy)
        where TKey : notnull
    {
        ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, key, out _);
        (bucket ??= []).Add(policy);
    }
}
