using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>&lt; &lt;= &gt; &gt;=</c> on two Longs, two datetimes or two durations.</summary>
internal sealed class ComparisonNode : TestNode
{
    private const string Comparable = "long, datetime or duration";

    private readonly BinaryOperator _operator;
    private readonly EvaluationNode _left;
    private readonly EvaluationNode _right;

    internal ComparisonNode(BinaryOperator @operator, EvaluationNode left, EvaluationNode right, SourceSpan span)
        : base(span)
    {
        _operator = @operator;
        _left = left;
        _right = right;
    }

    internal override Outcome Test(ref EvaluationFrame frame)
    {
        if (!_left.TryEvaluate(ref frame, out var left) || !_right.TryEvaluate(ref frame, out var right))
        {
            return Outcome.Error;
        }

        if (!IsComparable(left.Kind))
        {
            frame.Fail(EvaluationErrorKind.WrongType, _left.Span, Comparable, left);
            return Outcome.Error;
        }

        if (left.Kind != right.Kind)
        {
            frame.FailType(_right.Span, left.Kind, right);
            return Outcome.Error;
        }

        return Of(Holds(left.RawNumber, right.RawNumber));
    }

    private static bool IsComparable(CedarValueKind kind) => kind is CedarValueKind.Long or CedarValueKind.DateTime or CedarValueKind.Duration;

    private bool Holds(long left, long right) => _operator switch
    {
        BinaryOperator.Less => left < right,
        BinaryOperator.LessOrEqual => left <= right,
        BinaryOperator.Greater => left > right,
        BinaryOperator.GreaterOrEqual => left >= right,
        _ => throw new InvalidOperationException($"{_operator} is no comparison"),
    };
}
