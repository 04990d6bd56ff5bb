using Aevum.Engine.Append;

namespace Aevum.Engine;

/// <summary>
/// Barrier 3 again, at the moment at which the event gets its place: a revocation that comes before it in the chain, or an expiry while it
/// waited, refuses it. So no event stands in the ledger behind the revocation of the grant it needed.
/// </summary>
internal sealed class ConsentStillHolds(EngineKernel kernel, CallFacts call, Refusal refusal) : IAdmission
{
    /// <summary>The count of revocations at which consent was found.</summary>
    internal required long Revocations { get; init; }

    /// <summary>The first instant at which one of the grants that were found holds no more.</summary>
    internal required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>What consent was found for.</summary>
    internal required IReadOnlyList<ConsentUse> Uses { get; init; }

    public Admission Admit(DateTimeOffset at)
    {
        if (Revocations == kernel.Consent.Index.Revocations && at < ExpiresAt)
        {
            return Admission.Granted;
        }

        foreach (var use in Uses)
        {
            if (!kernel.Consent.Check(use with { At = at }).IsClear)
            {
                return Admission.Replace(kernel.Draft(call, refusal));
            }
        }

        return Admission.Granted;
    }

    public void Committed()
    {
    }

    public void Unwound()
    {
    }
}
