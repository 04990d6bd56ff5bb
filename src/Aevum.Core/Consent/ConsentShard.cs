using System.Runtime.InteropServices;

namespace Aevum.Consent;

/// <summary>The consent of a share of the subjects. Not thread-safe: the index holds the shard's lock.</summary>
internal sealed class ConsentShard
{
    private readonly Dictionary<ConsentKey, ConsentCell> _cells = [];
    private readonly Dictionary<string, SubjectConsent> _subjects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _sharedNames = new(StringComparer.Ordinal);

    internal Lock Gate { get; } = new();

    internal ConsentGrant? Find(ConsentKey key, ConsentOperations operation, long atUtcTicks)
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrNullRef(_cells, key);
        return System.Runtime.CompilerServices.Unsafe.IsNullRef(ref cell) ? null : cell.Best(operation, atUtcTicks);
    }

    internal void Activate(GrantEntry entry)
    {
        entry.State = GrantState.Active;
        CollectionsMarshal.GetValueRefOrAddDefault(_cells, SharedKeyOf(entry.Grant), out _).Add(entry.Grant);
        SubjectOf(entry.Grant.SubjectId).Add(entry);
    }

    internal void Remember(GrantEntry entry)
    {
        entry.State = GrantState.Revoked;
        SubjectOf(entry.Grant.SubjectId).Add(entry);
    }

    internal void Revoke(GrantEntry entry)
    {
        entry.State = GrantState.Revoked;
        var key = KeyOf(entry.Grant);
        ref var cell = ref CollectionsMarshal.GetValueRefOrNullRef(_cells, key);
        cell.Remove(entry.Grant.GrantId);
        if (cell.IsEmpty)
        {
            _cells.Remove(key);
        }

        SubjectOf(entry.Grant.SubjectId).Changed();
    }

    /// <summary>Takes back a revocation whose event was never stored.</summary>
    internal void Restore(GrantEntry entry)
    {
        entry.State = GrantState.Active;
        CollectionsMarshal.GetValueRefOrAddDefault(_cells, KeyOf(entry.Grant), out _).Add(entry.Grant);
        SubjectOf(entry.Grant.SubjectId).Changed();
    }

    internal byte[]? Watermark(string subjectId, long atUtcTicks) =>
        _subjects.TryGetValue(subjectId, out var subject) ? subject.Watermark(atUtcTicks) : null;

    private SubjectConsent SubjectOf(string subjectId)
    {
        ref var subject = ref CollectionsMarshal.GetValueRefOrAddDefault(_subjects, subjectId, out _);
        return subject ??= new SubjectConsent();
    }

    /// <summary>The key with grantee and purpose as the few objects that many grants share, so that a check compares what is in the cache already.</summary>
    private ConsentKey SharedKeyOf(ConsentGrant grant) => new(grant.SubjectId, Shared(grant.GranteeId), Shared(grant.Purpose));

    private string Shared(string name)
    {
        const int MostShared = 4_096;
        if (_sharedNames.TryGetValue(name, out var shared) || _sharedNames.Count == MostShared)
        {
            return shared ?? name;
        }

        _sharedNames.Add(name, name);
        return name;
    }

    private static ConsentKey KeyOf(ConsentGrant grant) => new(grant.SubjectId, grant.GranteeId, grant.Purpose);
}
