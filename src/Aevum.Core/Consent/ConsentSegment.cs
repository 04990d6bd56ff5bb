using System.Collections.Concurrent;

namespace Aevum.Consent;

/// <summary>
/// The grants in force of a share of the keys. Thread-safe: writers take turns, readers never wait. Whatever a reader meets while a key changes, it finds
/// the key's grants as they were before or as they are after: the new cell is published before the old one dies.
/// </summary>
internal sealed class ConsentSegment(NamePairs names)
{
    private readonly Lock _gate = new();

    /// <summary>All grants of the keys that have more than one; their cell holds the best.</summary>
    private readonly ConcurrentDictionary<ConsentKey, GrantTerms[]> _several = new();
    private ConsentCells _cells = ConsentCells.Empty(names);

    /// <summary>The best of the key's grants that cover the operation at the instant; <c>default</c> when none does.</summary>
    internal GrantTerms Find(ulong hash, in ConsentKey key, ConsentOperations operation, long atUtcTicks)
    {
        while (true)
        {
            var cells = Volatile.Read(ref _cells);
            var place = cells.Find(hash, key, out var head);
            if (place < 0)
            {
                return default;
            }

            var terms = cells.TermsAt(place, head);
            if (terms.Cover(operation, atUtcTicks))
            {
                return terms;
            }

            if (!head.IsOneOfSeveral)
            {
                return default;
            }

            if (_several.TryGetValue(key, out var all))
            {
                return Best(all, operation, atUtcTicks);
            }

            // The key has come down to one grant meanwhile: that one has a cell of its own by now.
        }
    }

    internal void Add(ulong hash, in ConsentKey key, ConsentGrant grant)
    {
        lock (_gate)
        {
            Replace(hash, key, [.. GrantsOf(hash, key), new GrantTerms(grant)]);
        }
    }

    internal void Remove(ulong hash, in ConsentKey key, string grantId)
    {
        lock (_gate)
        {
            Replace(hash, key, Array.FindAll(GrantsOf(hash, key), terms => terms.Grant!.GrantId != grantId));
        }
    }

    private static GrantTerms Best(GrantTerms[] all, ConsentOperations operation, long atUtcTicks)
    {
        var best = default(GrantTerms);
        foreach (var terms in all)
        {
            if (terms.Cover(operation, atUtcTicks) && terms.AreBetterThan(best))
            {
                best = terms;
            }
        }

        return best;
    }

    private static GrantTerms Best(GrantTerms[] all)
    {
        var best = default(GrantTerms);
        foreach (var terms in all)
        {
            best = terms.AreBetterThan(best) ? terms : best;
        }

        return best;
    }

    private GrantTerms[] GrantsOf(ulong hash, in ConsentKey key)
    {
        var place = _cells.Find(hash, key, out var head);
        if (place < 0)
        {
            return [];
        }

        return head.IsOneOfSeveral ? _several[key] : [_cells.TermsAt(place, head)];
    }

    private void Replace(ulong hash, in ConsentKey key, GrantTerms[] grants)
    {
        if (!_cells.HasRoom)
        {
            Volatile.Write(ref _cells, _cells.Renewed());
        }

        var best = Best(grants);
        var old = _cells.Find(hash, key, out var head);
        if (grants.Length > 1)
        {
            _several[key] = grants;
            if (head.IsOneOfSeveral && ReferenceEquals(_cells.TermsAt(old, head).Grant, best.Grant))
            {
                return;
            }
        }

        if (grants.Length > 0)
        {
            _cells.Place(hash, key, best, isOneOfSeveral: grants.Length > 1);
        }

        if (old >= 0)
        {
            _cells.Kill(old);
        }

        if (grants.Length <= 1)
        {
            _several.TryRemove(key, out _);
        }
    }
}
