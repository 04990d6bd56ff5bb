using Aevum.Policy;

namespace Aevum.Engine;

/// <summary>Asks the policy engine and fails closed: no answer, a late answer, a broken answer and an exception are all denials.</summary>
internal sealed class PolicyGate(IPolicyEngine engine, TimeSpan timeout, TimeProvider time, EngineCounters counters, EngineNotices notices)
{
    private static readonly PolicyVerdict Trivial = new(true, Describe(PolicyDecision.Permit, isPermitted: true), null, IsTrivial: true);
    private int _warned;

    internal async ValueTask<PolicyVerdict> DecideAsync(PolicyRequest request, CancellationToken ct)
    {
        var decision = await AskAsync(request, ct).ConfigureAwait(false);
        return new PolicyVerdict(decision.IsPermitted, Describe(decision, decision.IsPermitted), decision.Reason, IsTrivial: false);
    }

    /// <summary>The permit of the permissive engine, which needs no question; null when the policy engine must be asked.</summary>
    internal PolicyVerdict? WithoutQuestion()
    {
        if (engine is not NullPolicyEngine)
        {
            return null;
        }

        WarnOnce();
        return Trivial;
    }

    private async ValueTask<PolicyDecision> AskAsync(PolicyRequest request, CancellationToken ct)
    {
        using var deadline = new CancellationTokenSource(timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, deadline.Token);
        try
        {
            var asked = engine.AuthorizeAsync(request, either.Token);
            var decision = asked.IsCompletedSuccessfully ? asked.Result : await asked.AsTask().WaitAsync(either.Token).ConfigureAwait(false);
            return decision ?? Failed("The policy engine gave no decision.", null);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            throw;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return Failed("The policy engine did not decide in time.", null);
        }
        catch (Exception fault)
        {
            return Failed("The policy engine failed, so the call is denied.", fault);
        }
    }

    private PolicyDecision Failed(string reason, Exception? fault)
    {
        counters.PolicyFaulted();
        notices.Raise(EngineNoticeKind.PolicyFault, fault is null ? reason : $"{reason} ({fault.GetType().Name})");
        return PolicyDecision.Deny(reason);
    }

    private void WarnOnce()
    {
        if (Volatile.Read(ref _warned) == 0 && Interlocked.Exchange(ref _warned, 1) == 0)
        {
            notices.Raise(EngineNoticeKind.PermissivePolicy, "NullPolicyEngine permits every call after the barriers (rule AEV4001); set AevumOptions.PolicyEngine before production.");
        }
    }

    private static byte[] Describe(PolicyDecision decision, bool isPermitted)
    {
        var payload = KernelPayload.Start()
            .Text("decision", isPermitted ? "permit" : "deny")
            .Texts("determining_policies", decision.DeterminingPolicies ?? []);
        if (decision.ErroringPolicies is { Count: > 0 } erroring)
        {
            payload.Texts("erroring_policies", erroring);
        }

        return payload.Text("policy_set_hash", decision.PolicySetHash).ToBytes();
    }
}
