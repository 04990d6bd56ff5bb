using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>+ - *</c> on Longs; a result beyond 64 bits is an error.</summary>
internal sealed class ArithmeticNode : EvaluationNode
{
    private readonly BinaryOperator _operator;
    private readonly EvaluationNode _left;
    private readonly EvaluationNode _right;

    internal ArithmeticNode(BinaryOperator @operator, EvaluationNode left, EvaluationNode right, SourceSpan span)
        : base(span)
    {
        _operator = @operator;
        _left = left;
        _right = right;
    }

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        if (!_left.TryEvaluate(ref frame, CedarValueKind.Long, out var left) || !_right.TryEvaluate(ref frame, CedarValueKind.Long, out var right))
        {
            return false;
        }

        if (!CheckedArithmetic.TryCompute(_operator, left.RawNumber, right.RawNumber, out var result))
        {
            return frame.Fail(EvaluationErrorKind.Overflow, Span, NameOf(_operator), left, right);
        }

        value = CedarValue.From(result);
        return true;
    }

    private static string NameOf(BinaryOperator @operator) => @operator switch
    {
        BinaryOperator.Add => "the sum",
        BinaryOperator.Subtract => "the difference",
        _ => "the product",
    };
}
