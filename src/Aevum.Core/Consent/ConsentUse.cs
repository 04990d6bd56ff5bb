using Aevum.Consent;

namespace Aevum;

/// <summary>One use of one subject's data, to be held against a grant. Immutable.</summary>
/// <param name="SubjectId">The person the data is about.</param>
/// <param name="GranteeId">The agent that acts.</param>
/// <param name="Purpose">The declared reason.</param>
/// <param name="Operation">Exactly one operation.</param>
/// <param name="Classification">How sensitive the data is.</param>
/// <param name="At">When.</param>
public sealed record ConsentUse(string SubjectId, string GranteeId, string Purpose, ConsentOperations Operation, Classification Classification, DateTimeOffset At)
{
    /// <summary>Whether a grant that was not revoked covers this use: all four keys, classification and time.</summary>
    /// <param name="grant">The grant; null covers nothing.</param>
    /// <returns>True when it does.</returns>
    public bool IsCoveredBy(ConsentGrant? grant) =>
        grant is not null
        && string.Equals(grant.SubjectId, SubjectId, StringComparison.Ordinal)
        && string.Equals(grant.GranteeId, GranteeId, StringComparison.Ordinal)
        && string.Equals(grant.Purpose, Purpose, StringComparison.Ordinal)
        && new GrantTerms(grant).Cover(Operation, Classification, At.UtcTicks);

    /// <summary>Names the use without anything personal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"ConsentUse {{ {Operation}, {Classification} }}";
}
