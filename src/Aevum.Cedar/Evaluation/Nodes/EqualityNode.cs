using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>==</c> and <c>!=</c> on any two values; values of different kinds are unequal.</summary>
internal sealed class EqualityNode : TestNode
{
    private readonly EvaluationNode _left;
    private readonly EvaluationNode _right;
    private readonly bool _expected;

    internal EqualityNode(EvaluationNode left, EvaluationNode right, bool expected, SourceSpan span)
        : base(span)
    {
        _left = left;
        _right = right;
        _expected = expected;
    }

    internal override Outcome Test(ref EvaluationFrame frame)
    {
        if (!_left.TryEvaluate(ref frame, out var left) || !_right.TryEvaluate(ref frame, out var right))
        {
            return Outcome.Error;
        }

        return Of(left.Equals(right) == _expected);
    }
}
