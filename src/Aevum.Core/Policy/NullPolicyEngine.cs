namespace Aevum.Policy;

/// <summary>Permits everything after the barriers. For development only: rule AEV4001 refuses it in production builds. Thread-safe.</summary>
[Rules.Markers.PermissivePolicy]
public sealed class NullPolicyEngine : IPolicyEngine
{
    /// <inheritdoc/>
    public ValueTask<PolicyDecision> AuthorizeAsync(PolicyRequest request, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValueTask.FromResult(PolicyDecision.Permit);
    }
}
