using Aevum.Consent;
using Aevum.Engine.Append;

namespace Aevum.Engine;

/// <summary>Takes the id of a grant when its event gets its place, and puts the grant in force when it is stored.</summary>
internal sealed class GrantAdmission(ConsentIndex index, ConsentGrant grant) : IAdmission
{
    public Admission Admit(DateTimeOffset at) => index.TryReserve(grant)
        ? Admission.Granted
        : Admission.Reject(new BarrierViolationException("A grant id was taken twice; each id is added once."));

    public void Committed() => index.Activate(grant.GrantId);

    public void Unwound() => index.Release(grant.GrantId);
}
