using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>All entities above one entity. Immutable and thread-safe.</summary>
internal sealed class AncestorSet
{
    private const int ScanLimit = 6;

    private readonly EntityUid[] _items;
    private readonly HashSet<EntityUid>? _lookup;

    internal AncestorSet(HashSet<EntityUid> ancestors)
    {
        _items = [.. ancestors];
        _lookup = ancestors.Count > ScanLimit ? ancestors : null;
    }

    internal static AncestorSet Empty { get; } = new([]);

    internal ReadOnlySpan<EntityUid> Items => _items;

    internal bool Contains(EntityUid uid)
    {
        if (_lookup is not null)
        {
            return _lookup.Contains(uid);
        }

        foreach (var item in _items)
        {
            if (item.Equals(uid))
            {
                return true;
            }
        }

        return false;
    }
}
