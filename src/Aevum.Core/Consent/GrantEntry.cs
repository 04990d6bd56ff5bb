namespace Aevum.Consent;

/// <summary>One element of the OR-Set. Guarded by the lock of its subject's shard.</summary>
internal sealed class GrantEntry(ConsentGrant grant)
{
    internal ConsentGrant Grant { get; } = grant;

    internal GrantState State { get; set; }

    /// <summary>The subject's next older element; null for the oldest.</summary>
    internal GrantEntry? Older { get; set; }
}
