using Aevum.Cedar.Evaluation.Nodes;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Evaluation;

/// <summary>The conditions of a policy, or of a template and all its links, compiled once. Immutable and thread-safe.</summary>
internal sealed class CompiledConditions
{
    private readonly EvaluationNode[] _bodies;
    private readonly Outcome[] _expected;

    private CompiledConditions(EvaluationNode[] bodies, Outcome[] expected)
    {
        _bodies = bodies;
        _expected = expected;
    }

    internal ReadOnlySpan<EvaluationNode> Bodies => _bodies;

    internal static CompiledConditions Of(PolicySyntax policy) => new(
        policy.Conditions.Select(static condition => ExpressionCompiler.Compile(condition.Body)).ToArray(),
        policy.Conditions.Select(static condition => condition.Kind == ConditionKind.When ? Outcome.True : Outcome.False).ToArray());

    /// <summary>True when every <c>when</c> is true and every <c>unless</c> false; the first that is not, or fails, decides.</summary>
    internal Outcome Test(ref EvaluationFrame frame) => Test(ref frame, out _);

    /// <summary>As above, and says which condition decided; the number of conditions when all hold.</summary>
    internal Outcome Test(ref EvaluationFrame frame, out int decidedBy)
    {
        for (decidedBy = 0; decidedBy < _bodies.Length; decidedBy++)
        {
            var outcome = _bodies[decidedBy].Test(ref frame);
            if (outcome == Outcome.Error)
            {
                return Outcome.Error;
            }

            if (outcome != _expected[decidedBy])
            {
                return Outcome.False;
            }
        }

        return Outcome.True;
    }
}
