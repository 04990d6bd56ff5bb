using System.Collections.Concurrent;

namespace Aevum.Cedar.Schema.Resolution;

/// <summary>
/// Who is whose parent, for entity types and for actions; ancestors are found by walking. Immutable and thread-safe.
/// The walk is remembered only in graphs of usual size, because the ancestors of all nodes of a long chain would fill the memory.
/// </summary>
internal sealed class ParentGraph<T>
    where T : notnull
{
    private const int MaxRemembered = 2_000;

    private readonly Dictionary<T, IReadOnlyList<T>> _parents;
    private readonly IEqualityComparer<T> _comparer;
    private readonly ConcurrentDictionary<T, HashSet<T>>? _remembered;

    /// <summary>Takes the direct parents of every node.</summary>
    internal ParentGraph(Dictionary<T, IReadOnlyList<T>> parents)
    {
        _parents = parents;
        _comparer = parents.Comparer;
        _remembered = parents.Count <= MaxRemembered ? new(_comparer) : null;
    }

    /// <summary>Every node above, at any distance; the node itself only when it lies on a cycle.</summary>
    internal HashSet<T> AncestorsOf(T node) => _remembered is null ? Walk(node) : _remembered.GetOrAdd(node, Walk);

    /// <summary>True when <paramref name="ancestor"/> is above <paramref name="node"/> or the same.</summary>
    internal bool IsSameOrAncestor(T node, T ancestor) => _comparer.Equals(node, ancestor) || AncestorsOf(node).Contains(ancestor);

    private HashSet<T> Walk(T node)
    {
        var found = new HashSet<T>(_comparer);
        var open = new Stack<T>();
        open.Push(node);
        while (open.Count > 0)
        {
            if (!_parents.TryGetValue(open.Pop(), out var parents))
            {
                continue;
            }

            foreach (var parent in parents)
            {
                if (found.Add(parent))
                {
                    open.Push(parent);
                }
            }
        }

        return found;
    }
}
