using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>contains</c>, <c>containsAll</c> and <c>containsAny</c> on a set.</summary>
internal sealed class ContainsNode : TestNode
{
    private readonly BinaryOperator _operator;
    private readonly EvaluationNode _set;
    private readonly EvaluationNode _argument;

    internal ContainsNode(BinaryOperator @operator, EvaluationNode set, EvaluationNode argument, SourceSpan span)
        : base(span)
    {
        _operator = @operator;
        _set = set;
        _argument = argument;
    }

    internal override Outcome Test(ref EvaluationFrame frame)
    {
        if (!_set.TryEvaluate(ref frame, CedarValueKind.Set, out var value) || !_argument.TryEvaluate(ref frame, out var argument))
        {
            return Outcome.Error;
        }

        var set = (CedarSet)value.RawReference!;
        if (_operator == BinaryOperator.Contains)
        {
            return Of(set.Contains(argument));
        }

        if (argument.Kind != CedarValueKind.Set)
        {
            frame.FailType(_argument.Span, CedarValueKind.Set, argument);
            return Outcome.Error;
        }

        var other = (CedarSet)argument.RawReference!;
        return Of(_operator == BinaryOperator.ContainsAll ? set.ContainsAll(other) : set.ContainsAny(other));
    }
}
