using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Evaluation;

/// <summary>A policy ready to be evaluated: three scope tests, then the conditions. Immutable and thread-safe.</summary>
internal sealed class CompiledPolicy
{
    private readonly ScopeTest _principal;
    private readonly ScopeTest _action;
    private readonly ScopeTest _resource;

    internal CompiledPolicy(PolicySyntax policy, CompiledConditions conditions)
    {
        _principal = new ScopeTest(policy.Principal);
        _action = new ScopeTest(policy.Action);
        _resource = new ScopeTest(policy.Resource);
        Conditions = conditions;
    }

    internal CompiledConditions Conditions { get; }

    /// <summary>True when the policy is satisfied; on failure the error stands in the frame.</summary>
    internal Outcome Evaluate(ref EvaluationFrame frame) =>
        FirstMismatch(ref frame) is null ? Conditions.Test(ref frame) : Outcome.False;

    /// <summary>The first variable whose restriction does not hold, or null when the scope fits.</summary>
    internal RequestVariable? FirstMismatch(ref EvaluationFrame frame)
    {
        // The action first: it is the test that fails most often.
        if (!_action.Matches(ref frame, frame.Request.Action, frame.Action))
        {
            return RequestVariable.Action;
        }

        if (!_principal.Matches(ref frame, frame.Request.Principal, frame.Principal))
        {
            return RequestVariable.Principal;
        }

        return _resource.Matches(ref frame, frame.Request.Resource, frame.Resource) ? null : RequestVariable.Resource;
    }
}
