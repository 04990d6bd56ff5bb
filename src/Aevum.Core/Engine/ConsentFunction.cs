using Aevum.Consent;
using Aevum.Engine.Append;

namespace Aevum.Engine;

/// <summary>Adds and removes grants: each id once. A grant is in force, and a revocation has taken effect, before the call returns.</summary>
internal sealed class ConsentFunction(EngineKernel kernel)
{
    /// <summary>One change at a time for each grant, so that the second sees what became of the first.</summary>
    private readonly KeyGate _grants = new();

    internal async ValueTask AddAsync(ConsentGrant grant, CancellationToken ct)
    {
        if (grant.ExpiresAt <= grant.GrantedAt)
        {
            throw new ArgumentException("The grant ends before it begins (rule AEV2005); ExpiresAt must lie after GrantedAt.", nameof(grant));
        }

        using var lease = await _grants.EnterAsync(grant.GrantId, ct).ConfigureAwait(false);
        if (IsKnown(grant))
        {
            return;
        }

        var call = kernel.Call(FunctionNames.Consent, grant.GranteeId, null, null);
        var item = new AppendItem
        {
            Draft = kernel.Draft(call, EventTypes.ConsentGranted, ConsentPayload.Of(grant)),
            ConsentAdded = grant,
            Admission = new GrantAdmission(kernel.Consent.Index, grant),
        };
        await kernel.Pipeline.AppendAsync(item, ct).ConfigureAwait(false);
    }

    internal async ValueTask RevokeAsync(string grantId, CancellationToken ct)
    {
        using var lease = await _grants.EnterAsync(grantId, ct).ConfigureAwait(false);
        if (kernel.Consent.Index.FindById(grantId) is not { } entry)
        {
            throw new ArgumentException("No grant has this id.", nameof(grantId));
        }

        if (entry.State == GrantState.Revoked)
        {
            return;
        }

        var call = kernel.Call(FunctionNames.Consent, entry.Grant.GranteeId, null, null);
        var item = new AppendItem
        {
            Draft = kernel.Draft(call, EventTypes.ConsentRevoked, ConsentPayload.Of(entry.Grant)),
            ConsentRevoked = entry.Grant,
            Admission = new RevocationAdmission(kernel.Consent.Index, grantId),
        };
        await kernel.Pipeline.AppendAsync(item, ct).ConfigureAwait(false);
    }

    /// <summary>True when the very same grant was added before and still stands; adding it again adds nothing (OR-Set).</summary>
    private bool IsKnown(ConsentGrant grant)
    {
        if (kernel.Consent.Index.FindById(grant.GrantId) is not { } entry)
        {
            return false;
        }

        return entry.State == GrantState.Active && entry.Grant == grant
            ? true
            : throw new ArgumentException("A grant with this id was added before. An id is added once and removed once, for good; give the new grant an id of its own.", nameof(grant));
    }
}
