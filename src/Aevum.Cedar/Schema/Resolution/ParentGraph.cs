using System.Collections.Concurrent;

namespace Aevum.Cedar.Schema.Resolution;

/// <summary>Who is whose parent, for entity types and for actions. Immutable and thread-safe; ancestors are found by walking.</summary>
internal sealed class ParentGraph<T>
    where T : notnull
{
    // Bounds the memory of remembered walks: the nodes of a chain of n have n²/2 ancestors.
    private const int MaxRemembered = 4_000_000;

    private readonly Dictionary<T, IReadOnlyList<T>> _parents;
    private readonly Lazy<Dictionary<T, IReadOnlyList<T>>> _children;
    private readonly ConcurrentDictionary<T, HashSet<T>> _remembered;
    private int _rememberedCount;

    /// <summary>Takes the direct parents of every node.</summary>
    internal ParentGraph(Dictionary<T, IReadOnlyList<T>> parents)
    {
        _parents = parents;
        _children = new(Reverse);
        _remembered = new(parents.Comparer);
    }

    /// <summary>Every node above, at any distance; the node itself only when it lies on a cycle.</summary>
    internal HashSet<T> AncestorsOf(T node)
    {
        if (_remembered.TryGetValue(node, out var known))
        {
            return known;
        }

        var ancestors = new HashSet<T>(_parents.Comparer);
        Walk([node], _parents, ancestors);
        if (Volatile.Read(ref _rememberedCount) + ancestors.Count <= MaxRemembered && _remembered.TryAdd(node, ancestors))
        {
            Interlocked.Add(ref _rememberedCount, ancestors.Count);
        }

        return ancestors;
    }

    /// <summary>The given nodes and every node below one of them, at any distance. Not remembered.</summary>
    internal HashSet<T> SelfAndDescendantsOf(IReadOnlyCollection<T> nodes)
    {
        var found = new HashSet<T>(nodes, _parents.Comparer);
        Walk(nodes, _children.Value, found);
        return found;
    }

    private static void Walk(IEnumerable<T> from, Dictionary<T, IReadOnlyList<T>> edges, HashSet<T> found)
    {
        var open = new Stack<T>(from);
        while (open.Count > 0)
        {
            if (!edges.TryGetValue(open.Pop(), out var next))
            {
                continue;
            }

            foreach (var node in next)
            {
                if (found.Add(node))
                {
                    open.Push(node);
                }
            }
        }
    }

    private Dictionary<T, IReadOnlyList<T>> Reverse()
    {
        var children = new Dictionary<T, List<T>>(_parents.Comparer);
        foreach (var node in _parents)
        {
            foreach (var parent in node.Value)
            {
                if (!children.TryGetValue(parent, out var listed))
                {
                    children.Add(parent, listed = []);
                }

                listed.Add(node.Key);
            }
        }

        return children.ToDictionary(static node => node.Key, static node => (IReadOnlyList<T>)node.Value, _parents.Comparer);
    }
}
