namespace Aevum.Consent;

/// <summary>What a check needs of a grant, laid out so that the check touches no other memory. <c>default</c> is no grant and covers nothing.</summary>
internal readonly struct GrantTerms(ConsentGrant grant)
{
    private readonly long _from = grant.GrantedAt.UtcTicks;
    private readonly long _until = grant.ExpiresAt.UtcTicks;
    private readonly ConsentOperations _operations = grant.Operations;

    internal ConsentGrant? Grant { get; } = grant;

    internal Classification ClassificationMax { get; } = grant.ClassificationMax;

    internal bool Covers(ConsentOperations operation, long atUtcTicks) =>
        (_operations & operation) == operation && _from <= atUtcTicks && atUtcTicks < _until;
}
