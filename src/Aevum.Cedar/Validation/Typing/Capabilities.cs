namespace Aevum.Cedar.Validation.Typing;

/// <summary>
/// What is certain when an expression is true: these attributes and tags are present. Immutable; each entry is the number of the
/// expression that has the attribute or tag, and the number of the attribute name or tag expression.
/// </summary>
internal sealed class Capabilities
{
    private readonly HashSet<long> _entries;

    private Capabilities(HashSet<long> entries) => _entries = entries;

    internal static Capabilities None { get; } = new([]);

    internal static Capabilities One(int target, int name) => new([Entry(target, name)]);

    internal bool Contains(int target, int name) => _entries.Contains(Entry(target, name));

    internal bool IsEmpty => _entries.Count == 0;

    internal Capabilities Union(Capabilities other)
    {
        if (other.IsEmpty || ReferenceEquals(this, other))
        {
            return this;
        }

        if (IsEmpty)
        {
            return other;
        }

        var (small, large) = _entries.Count < other._entries.Count ? (this, other) : (other, this);
        var union = new HashSet<long>(large._entries);
        union.UnionWith(small._entries);
        return new(union);
    }

    internal Capabilities Intersect(Capabilities other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return None;
        }

        var (small, large) = _entries.Count < other._entries.Count ? (this, other) : (other, this);
        var common = new HashSet<long>(small._entries);
        common.IntersectWith(large._entries);
        return new(common);
    }

    private static long Entry(int target, int name) => ((long)target << 32) | (uint)name;
}
