using Aevum.Engine.Append;

namespace Aevum.Engine;

/// <summary>
/// Barrier 3 again, at the moment at which the event gets its place: a revocation that comes before it in the chain, or an expiry while it
/// waited, refuses it. So no event stands in the ledger behind the revocation of the grant it needed.
/// </summary>
internal sealed class ConsentStillHolds(ConsentGate gate, long revocations, DateTimeOffset expiresAt, IReadOnlyList<ConsentUse> uses, Func<EventDraft> refused) : IAdmission
{
    public Admission Admit(DateTimeOffset at)
    {
        if (revocations == gate.Index.Revocations && at < expiresAt)
        {
            return Admission.Granted;
        }

        foreach (var use in uses)
        {
            if (!gate.Check(use with { At = at }).IsClear)
            {
                return Admission.Replace(refused());
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
