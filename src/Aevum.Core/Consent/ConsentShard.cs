using System.Runtime.InteropServices;

namespace Aevum.Consent;

/// <summary>The elements of a share of the subjects. Not thread-safe: the index holds the shard's lock.</summary>
internal sealed class ConsentShard(ConsentTable table)
{
    private readonly Dictionary<string, SubjectConsent> _subjects = new(StringComparer.Ordinal);

    internal Lock Gate { get; } = new();

    internal void Activate(GrantEntry entry)
    {
        entry.State = GrantState.Active;
        SubjectOf(entry).Add(entry);
        table.Add(entry.Grant);
    }

    internal void Remember(GrantEntry entry)
    {
        entry.State = GrantState.Revoked;
        SubjectOf(entry).Add(entry);
    }

    internal void Revoke(GrantEntry entry)
    {
        entry.State = GrantState.Revoked;
        SubjectOf(entry).Changed();
        table.Remove(entry.Grant);
    }

    /// <summary>Takes back a revocation whose event was never stored.</summary>
    internal void Restore(GrantEntry entry)
    {
        entry.State = GrantState.Active;
        SubjectOf(entry).Changed();
        table.Add(entry.Grant);
    }

    internal byte[]? Watermark(string subjectId, long atUtcTicks) =>
        _subjects.TryGetValue(subjectId, out var subject) ? subject.Watermark(atUtcTicks) : null;

    private SubjectConsent SubjectOf(GrantEntry entry)
    {
        ref var subject = ref CollectionsMarshal.GetValueRefOrAddDefault(_subjects, entry.Grant.SubjectId, out _);
        return subject ??= new SubjectConsent();
    }
}
