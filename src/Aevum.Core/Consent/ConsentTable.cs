namespace Aevum.Consent;

/// <summary>All grants in force by subject, grantee and purpose. A check costs one hash and, nearly always, one line of memory. Thread-safe; readers never wait.</summary>
internal sealed class ConsentTable
{
    /// <summary>Segments are many so that a growing one stops its writers for a millisecond or two, not for the time that a million grants need. A power of two.</summary>
    private const int SegmentCount = 1 << SegmentBits;
    private const int SegmentBits = 6;

    private readonly ConsentKeyHash _hash = new();
    private readonly ConsentSegment[] _segments = new ConsentSegment[SegmentCount];

    internal ConsentTable()
    {
        var names = new NamePairs();
        for (var segment = 0; segment < SegmentCount; segment++)
        {
            _segments[segment] = new ConsentSegment(names);
        }
    }

    /// <summary>The best of the key's grants that cover the operation at the instant; <c>default</c> when none does.</summary>
    internal GrantTerms Find(in ConsentKey key, ConsentOperations operation, long atUtcTicks)
    {
        var hash = _hash.Of(key);
        return SegmentOf(hash).Find(hash, key, operation, atUtcTicks);
    }

    internal void Add(ConsentGrant grant)
    {
        var key = KeyOf(grant);
        var hash = _hash.Of(key);
        SegmentOf(hash).Add(hash, key, grant);
    }

    internal void Remove(ConsentGrant grant)
    {
        var key = KeyOf(grant);
        var hash = _hash.Of(key);
        SegmentOf(hash).Remove(hash, key, grant.GrantId);
    }

    private static ConsentKey KeyOf(ConsentGrant grant) => new(grant.SubjectId, grant.GranteeId, grant.Purpose);

    private ConsentSegment SegmentOf(ulong hash) => _segments[hash >> (64 - SegmentBits)];
}
