using Aevum.Consent;
using Aevum.Engine.Append;

namespace Aevum.Engine;

/// <summary>Takes a grant out of force when its revocation gets its place: whatever comes later in the chain is decided without it.</summary>
internal sealed class RevocationAdmission(ConsentIndex index, string grantId) : IAdmission
{
    public Admission Admit(DateTimeOffset at) => index.TryRevoke(grantId)
        ? Admission.Granted
        : Admission.Reject(new BarrierViolationException("A grant was revoked twice; each id is removed once."));

    public void Committed()
    {
    }

    public void Unwound() => index.Restore(grantId);
}
