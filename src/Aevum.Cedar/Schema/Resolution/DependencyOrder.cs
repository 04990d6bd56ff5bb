namespace Aevum.Cedar.Schema.Resolution;

/// <summary>
/// Sorts nodes so that each comes after those it depends on, and finds the nodes of cycles (Kahn's algorithm in both directions).
/// Without recursion, because a hostile schema may chain a hundred thousand nodes.
/// </summary>
internal sealed class DependencyOrder<T>
    where T : notnull
{
    private readonly Dictionary<T, HashSet<T>> _dependencies;

    /// <summary>Sorts the keys; every dependency must be a key too.</summary>
    internal DependencyOrder(Dictionary<T, HashSet<T>> dependencies)
    {
        _dependencies = dependencies;
        Sorted = Peel(dependencies.Keys, Reversed(dependencies), dependencies);
        var left = new HashSet<T>(dependencies.Keys, dependencies.Comparer);
        left.ExceptWith(Sorted);
        Unsortable = left;
        Cyclic = WithoutUsers(left);
    }

    /// <summary>The nodes that depend on no cycle, each after those it depends on.</summary>
    internal List<T> Sorted { get; }

    /// <summary>The nodes on cycles and those that depend on them.</summary>
    internal HashSet<T> Unsortable { get; }

    /// <summary>The nodes on cycles, and those between two cycles.</summary>
    internal HashSet<T> Cyclic { get; }

    private HashSet<T> WithoutUsers(HashSet<T> left)
    {
        var among = new Dictionary<T, HashSet<T>>(_dependencies.Comparer);
        foreach (var node in left)
        {
            var kept = new HashSet<T>(_dependencies[node], _dependencies.Comparer);
            kept.IntersectWith(left);
            among.Add(node, kept);
        }

        var cyclic = new HashSet<T>(left, _dependencies.Comparer);
        cyclic.ExceptWith(Peel(left, among, Reversed(among)));
        return cyclic;
    }

    /// <summary>Takes nodes that wait for nothing, again and again; taking a node frees the <paramref name="next"/> ones.</summary>
    private List<T> Peel(IEnumerable<T> nodes, Dictionary<T, HashSet<T>> next, Dictionary<T, HashSet<T>> waitsFor)
    {
        var taken = new List<T>();
        var waiting = new Dictionary<T, int>(_dependencies.Comparer);
        foreach (var node in nodes)
        {
            waiting.Add(node, waitsFor[node].Count);
            if (waiting[node] == 0)
            {
                taken.Add(node);
            }
        }

        // The list grows while it is walked: it is also the queue.
        for (var at = 0; at < taken.Count; at++)
        {
            foreach (var freed in next[taken[at]])
            {
                if (--waiting[freed] == 0)
                {
                    taken.Add(freed);
                }
            }
        }

        return taken;
    }

    private static Dictionary<T, HashSet<T>> Reversed(Dictionary<T, HashSet<T>> edges)
    {
        var reversed = new Dictionary<T, HashSet<T>>(edges.Comparer);
        foreach (var node in edges.Keys)
        {
            reversed.Add(node, new(edges.Comparer));
        }

        foreach (var edge in edges)
        {
            foreach (var target in edge.Value)
            {
                reversed[target].Add(edge.Key);
            }
        }

        return reversed;
    }
}
