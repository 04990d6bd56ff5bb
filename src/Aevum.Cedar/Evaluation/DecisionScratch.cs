using System.Collections.Immutable;

namespace Aevum.Cedar.Evaluation;

/// <summary>The lists that one decision fills, kept per thread so that a decision allocates only its answer. Not thread-safe.</summary>
internal sealed class DecisionScratch
{
    [ThreadStatic]
    private static DecisionScratch? s_ofThread;

    private readonly CandidateList _permits = new();
    private readonly CandidateList _forbids = new();
    private List<PolicyError>? _errors;

    internal CandidateList Candidates { get; } = new();

    /// <summary>Takes the scratch of this thread, empty. Give it back with <see cref="Return"/>.</summary>
    internal static DecisionScratch Take()
    {
        var scratch = s_ofThread ?? new DecisionScratch();
        s_ofThread = null;
        return scratch;
    }

    internal static void Return(DecisionScratch scratch)
    {
        scratch.Candidates.Clear();
        scratch._permits.Clear();
        scratch._forbids.Clear();
        scratch._errors = null;
        s_ofThread = scratch;
    }

    internal void AddSatisfied(int number, bool permits) => (permits ? _permits : _forbids).Add(number);

    internal void AddError(Policy policy, EvaluationError error) => (_errors ??= []).Add(new PolicyError(policy, error));

    /// <summary>Forbid beats permit; without a permit the answer is deny.</summary>
    internal Response Answer(ImmutableArray<Policy> policies)
    {
        ImmutableArray<PolicyError> errors = _errors is null ? [] : [.. _errors];
        var determining = _forbids.Count > 0 ? _forbids : _permits;
        var decision = _forbids.Count == 0 && _permits.Count > 0 ? Decision.Allow : Decision.Deny;
        return new Response(decision, new Diagnostics(Reasons(policies, determining), errors));
    }

    private static ImmutableArray<Policy> Reasons(ImmutableArray<Policy> policies, CandidateList determining)
    {
        switch (determining.Count)
        {
            case 0: return [];
            case 1: return policies[determining.Numbers[0]].AsReason;
        }

        var reasons = ImmutableArray.CreateBuilder<Policy>(determining.Count);
        foreach (var number in determining.Numbers)
        {
            reasons.Add(policies[number]);
        }

        return reasons.MoveToImmutable();
    }
}
