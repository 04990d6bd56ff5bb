namespace Aevum.Consent;

/// <summary>
/// What a grant allows, apart from the names it must match: the one place that says which operations, classification and time are covered.
/// <c>default</c> is no grant and covers nothing.
/// </summary>
internal readonly struct GrantTerms
{
    internal GrantTerms(ConsentGrant grant)
        : this(grant, grant.Operations, grant.ClassificationMax, grant.GrantedAt.UtcTicks, grant.ExpiresAt.UtcTicks)
    {
    }

    internal GrantTerms(ConsentGrant grant, ConsentOperations operations, Classification classificationMax, long fromUtcTicks, long untilUtcTicks)
    {
        Grant = grant;
        Operations = operations;
        ClassificationMax = classificationMax;
        FromUtcTicks = fromUtcTicks;
        UntilUtcTicks = untilUtcTicks;
    }

    /// <summary>The grant itself; null when there is none.</summary>
    internal ConsentGrant? Grant { get; }

    internal ConsentOperations Operations { get; }

    internal Classification ClassificationMax { get; }

    /// <summary>The first instant at which the grant holds.</summary>
    internal long FromUtcTicks { get; }

    /// <summary>The first instant at which it holds no more.</summary>
    internal long UntilUtcTicks { get; }

    internal bool Cover(ConsentOperations operation, long atUtcTicks) =>
        operation != ConsentOperations.None
        && (Operations & operation) == operation
        && FromUtcTicks <= atUtcTicks
        && atUtcTicks < UntilUtcTicks;

    internal bool Cover(ConsentOperations operation, Classification classification, long atUtcTicks) =>
        Cover(operation, atUtcTicks) && classification <= ClassificationMax;

    /// <summary>Whether these are worth more than the others: a higher clearance, or the same for longer.</summary>
    internal bool AreBetterThan(GrantTerms others) =>
        others.Grant is null
        || ClassificationMax > others.ClassificationMax
        || (ClassificationMax == others.ClassificationMax && UntilUtcTicks > others.UntilUtcTicks);
}
