using Aevum.Cedar.Evaluation;

namespace Aevum.Cedar;

/// <summary>A policy that could not be evaluated for a request, and why. Immutable and thread-safe.</summary>
public sealed class PolicyError
{
    internal PolicyError(Policy policy, EvaluationError error)
    {
        Policy = policy;
        Error = error;
    }

    /// <summary>The policy; it had no say in the decision.</summary>
    public Policy Policy { get; }

    /// <summary>What went wrong, and where in the policy.</summary>
    public EvaluationError Error { get; }

    /// <summary>Policy id, position and message.</summary>
    public override string ToString() => $"policy `{Policy.Id}`, {Error}";
}
