using System.Collections.Concurrent;

namespace Aevum.Consent;

/// <summary>
/// The OR-Set of all grants: each id is added once and removed once, and a removed one never comes back. A check is one keyed lookup on
/// subject, grantee and purpose that waits for nobody. Thread-safe.
/// </summary>
internal sealed class ConsentIndex
{
    /// <summary>A power of two.</summary>
    private const int ShardCount = 64;
    private readonly ConcurrentDictionary<string, GrantEntry> _byId = new(StringComparer.Ordinal);
    private readonly ConsentShard[] _shards = new ConsentShard[ShardCount];
    private readonly ConsentTable _table = new();
    private long _revocations;

    internal ConsentIndex()
    {
        for (var shard = 0; shard < ShardCount; shard++)
        {
            _shards[shard] = new ConsentShard(_table);
        }
    }

    /// <summary>How often consent was taken away. A decision taken at another count must be taken again before it is recorded.</summary>
    internal long Revocations => Volatile.Read(ref _revocations);

    /// <summary>Takes an element over from a store.</summary>
    internal void Load(ConsentGrant grant, bool isRevoked)
    {
        var entry = new GrantEntry(grant);
        if (!_byId.TryAdd(grant.GrantId, entry))
        {
            throw new BarrierViolationException("The store holds a grant id twice; each id is added once. Restore the store from a backup.");
        }

        var shard = ShardOf(grant.SubjectId);
        lock (shard.Gate)
        {
            if (isRevoked)
            {
                shard.Remember(entry);
                return;
            }

            shard.Activate(entry);
        }
    }

    /// <summary>The element with this id, in whatever state; null when it was never added.</summary>
    internal GrantEntry? FindById(string grantId) => _byId.GetValueOrDefault(grantId);

    /// <summary>Takes the id; false when it was taken before. The grant allows nothing until <see cref="Activate"/>.</summary>
    internal bool TryReserve(ConsentGrant grant) => _byId.TryAdd(grant.GrantId, new GrantEntry(grant));

    /// <summary>Gives an id back whose event was never stored.</summary>
    internal void Release(string grantId) => _byId.TryRemove(grantId, out _);

    /// <summary>The grant's event is stored: the grant is in force.</summary>
    internal void Activate(string grantId)
    {
        var entry = _byId[grantId];
        var shard = ShardOf(entry.Grant.SubjectId);
        lock (shard.Gate)
        {
            shard.Activate(entry);
        }
    }

    /// <summary>Removes an element; false when it is not active. It allows nothing from here on, also before its event is stored.</summary>
    internal bool TryRevoke(string grantId)
    {
        if (FindById(grantId) is not { } entry)
        {
            return false;
        }

        var shard = ShardOf(entry.Grant.SubjectId);
        lock (shard.Gate)
        {
            if (entry.State != GrantState.Active)
            {
                return false;
            }

            shard.Revoke(entry);
        }

        Interlocked.Increment(ref _revocations);
        return true;
    }

    /// <summary>Takes back a removal whose event was never stored.</summary>
    internal void Restore(string grantId)
    {
        var entry = _byId[grantId];
        var shard = ShardOf(entry.Grant.SubjectId);
        lock (shard.Gate)
        {
            shard.Restore(entry);
        }
    }

    /// <summary>Of the grants in force for the key, the one that covers operation and time with the highest clearance; <c>default</c> when there is none.</summary>
    internal GrantTerms Find(in ConsentKey key, ConsentOperations operation, DateTimeOffset at) => _table.Find(key, operation, at.UtcTicks);

    /// <summary>Lower-case hexadecimal digest over the state of consent of the subjects.</summary>
    internal string Watermark(IEnumerable<string> subjectIds, DateTimeOffset at) =>
        ConsentWatermark.OfSubjects(subjectIds, subjectId => WatermarkOf(subjectId, at.UtcTicks));

    private byte[]? WatermarkOf(string subjectId, long atUtcTicks)
    {
        var shard = ShardOf(subjectId);
        lock (shard.Gate)
        {
            return shard.Watermark(subjectId, atUtcTicks);
        }
    }

    private ConsentShard ShardOf(string subjectId) => _shards[StringComparer.Ordinal.GetHashCode(subjectId) & (ShardCount - 1)];
}
