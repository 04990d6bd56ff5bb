using System.Collections.Immutable;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Evaluation;

/// <summary>Evaluates every policy of a set, without the index, and names the part that decided.</summary>
internal static class PolicyExplainer
{
    internal static ImmutableArray<PolicyExplanation> Explain(PolicySet policies, Entities entities, Request request)
    {
        var frame = new EvaluationFrame(request, entities);
        var explanations = ImmutableArray.CreateBuilder<PolicyExplanation>(policies.Policies.Length);
        foreach (var policy in policies.Policies)
        {
            explanations.Add(Explain(policy, ref frame));
        }

        return explanations.MoveToImmutable();
    }

    private static PolicyExplanation Explain(Policy policy, ref EvaluationFrame frame)
    {
        if (policy.Compiled.FirstMismatch(ref frame) is { } variable)
        {
            var name = ExpressionWriter.NameOf(variable);
            return new(policy, PolicyVerdict.OutOfScope, ConstraintOf(policy, variable).Span, $"the {name} of the request is outside the scope");
        }

        switch (policy.Compiled.Conditions.Test(ref frame, out var decidedBy))
        {
            case Outcome.True:
                return new(policy, PolicyVerdict.Satisfied, policy.Syntax.Span, policy.Effect == PolicyEffect.Permit ? "permits the request" : "forbids the request");
            case Outcome.Error:
                return new(policy, PolicyVerdict.Failed, frame.Error!.Span, $"could not be evaluated: {frame.Error.Message}");
            default:
                return NotMet(policy, policy.Syntax.Conditions[decidedBy], ref frame);
        }
    }

    private static PolicyExplanation NotMet(Policy policy, PolicyCondition condition, ref EvaluationFrame frame)
    {
        var deciding = condition.Kind == ConditionKind.When ? FirstFalse(condition.Body, ref frame) : condition.Body;
        var truth = condition.Kind == ConditionKind.When ? "false" : "true";
        var keyword = condition.Kind == ConditionKind.When ? "when" : "unless";
        return new(policy, PolicyVerdict.ConditionNotMet, deciding.Span, $"`{TokenReader.Shorten(deciding.ToString())}` is {truth} in its `{keyword}`");
    }

    /// <summary>The operand that made a conjunction false; the expression itself when it is no conjunction.</summary>
    private static Expression FirstFalse(Expression body, ref EvaluationFrame frame)
    {
        while (body is BinaryExpression { Operator: BinaryOperator.And } conjunction)
        {
            // The left side is evaluated first; if it is true, the right side made the whole false.
            body = ExpressionCompiler.Compile(conjunction.Left).Test(ref frame) == Outcome.False ? conjunction.Left : conjunction.Right;
        }

        return body;
    }

    private static ScopeConstraint ConstraintOf(Policy policy, RequestVariable variable) => variable switch
    {
        RequestVariable.Principal => policy.Syntax.Principal,
        RequestVariable.Action => policy.Syntax.Action,
        _ => policy.Syntax.Resource,
    };
}
