using Aevum.Cedar.Evaluation;

namespace Aevum.Cedar;

/// <summary>
/// Decides requests by the rules of Cedar: deny unless a policy permits; a forbid beats every permit; a policy that cannot be
/// evaluated is left out and reported. Pure: no clock, no input or output. Thread-safe.
/// </summary>
public static class Authorizer
{
    /// <summary>Decides one request.</summary>
    /// <param name="policies">The policies, compiled when the set was made.</param>
    /// <param name="entities">The entities the policies may look at.</param>
    /// <param name="request">The question.</param>
    /// <returns>The decision, the determining policies and the policies that could not be evaluated, both in policy-set order.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Response Authorize(PolicySet policies, Entities entities, Request request)
    {
        ArgumentNullException.ThrowIfNull(policies);
        ArgumentNullException.ThrowIfNull(entities);
        ArgumentNullException.ThrowIfNull(request);

        var frame = new EvaluationFrame(request, entities);
        var scratch = DecisionScratch.Take();
        if (policies.Index is null)
        {
            EvaluateAll(policies, ref frame, scratch);
        }
        else
        {
            policies.Index.Collect(ref frame, scratch.Candidates);
            scratch.Candidates.Normalise();
            EvaluateCandidates(policies, ref frame, scratch);
        }

        var response = scratch.Answer(policies.Policies);
        DecisionScratch.Return(scratch);
        return response;
    }

    /// <summary>Decides one request and says for every policy why it did or did not take part.</summary>
    /// <param name="policies">The policies.</param>
    /// <param name="entities">The entities the policies may look at.</param>
    /// <param name="request">The question.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static Explanation Explain(PolicySet policies, Entities entities, Request request) =>
        new(Authorize(policies, entities, request), PolicyExplainer.Explain(policies, entities, request));

    private static void EvaluateAll(PolicySet policies, ref EvaluationFrame frame, DecisionScratch scratch)
    {
        for (var number = 0; number < policies.Policies.Length; number++)
        {
            Evaluate(policies, number, ref frame, scratch);
        }
    }

    private static void EvaluateCandidates(PolicySet policies, ref EvaluationFrame frame, DecisionScratch scratch)
    {
        foreach (var number in scratch.Candidates.Numbers)
        {
            Evaluate(policies, number, ref frame, scratch);
        }
    }

    private static void Evaluate(PolicySet policies, int number, ref EvaluationFrame frame, DecisionScratch scratch)
    {
        var policy = policies.Policies[number];
        switch (policy.Compiled.Evaluate(ref frame))
        {
            case Outcome.True:
                scratch.AddSatisfied(number, policy.Effect == Syntax.PolicyEffect.Permit);
                break;
            case Outcome.Error:
                scratch.AddError(policy, frame.Error!);
                break;
        }
    }
}
