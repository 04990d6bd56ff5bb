namespace Aevum.Policy;

/// <summary>Decides whether a governed call may go on after the barriers. Implementations must be thread-safe.</summary>
public interface IPolicyEngine
{
    /// <summary>Decides one request. A fault in deciding is a denial: the engine treats an exception as <c>policy_denied</c>.</summary>
    /// <param name="request">What is asked, with the facts the host knows apart from the arguments the caller supplies.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The decision.</returns>
    ValueTask<PolicyDecision> AuthorizeAsync(PolicyRequest request, CancellationToken ct = default);
}
