using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>Unary <c>-</c> on a Long; the smallest Long has no negation.</summary>
internal sealed class NegateNode : EvaluationNode
{
    private readonly EvaluationNode _operand;

    internal NegateNode(EvaluationNode operand, SourceSpan span)
        : base(span) => _operand = operand;

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        if (!_operand.TryEvaluate(ref frame, CedarValueKind.Long, out value))
        {
            return false;
        }

        if (value.RawNumber == long.MinValue)
        {
            return frame.Fail(EvaluationErrorKind.Overflow, Span, "the negation", value);
        }

        value = CedarValue.From(-value.RawNumber);
        return true;
    }
}
