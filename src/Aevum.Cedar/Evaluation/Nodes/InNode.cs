using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>in</c>: the left entity is the right one or below it; for a set, below at least one of its elements, all of which must be entities.</summary>
internal sealed class InNode : TestNode
{
    private readonly EvaluationNode _left;
    private readonly EvaluationNode _right;

    internal InNode(EvaluationNode left, EvaluationNode right, SourceSpan span)
        : base(span)
    {
        _left = left;
        _right = right;
    }

    internal override Outcome Test(ref EvaluationFrame frame)
    {
        if (!_left.TryEvaluate(ref frame, CedarValueKind.Entity, out var left))
        {
            return Outcome.Error;
        }

        return _right.TryEvaluate(ref frame, out var right)
            ? Test(ref frame, (EntityUid)left.RawReference!, right, _right.Span)
            : Outcome.Error;
    }

    internal static Outcome Test(ref EvaluationFrame frame, EntityUid descendant, in CedarValue right, SourceSpan rightSpan)
    {
        if (right.Kind == CedarValueKind.Entity)
        {
            return Of(frame.IsIn(descendant, (EntityUid)right.RawReference!));
        }

        if (right.Kind == CedarValueKind.Set)
        {
            return TestSet(ref frame, descendant, (CedarSet)right.RawReference!, rightSpan);
        }

        frame.Fail(EvaluationErrorKind.WrongType, rightSpan, "entity or set of entities", right);
        return Outcome.Error;
    }

    private static Outcome TestSet(ref EvaluationFrame frame, EntityUid descendant, CedarSet ancestors, SourceSpan span)
    {
        // The whole set is checked before an answer: one element of another kind fails the test wherever it stands.
        foreach (var element in ancestors.Elements)
        {
            if (element.Kind != CedarValueKind.Entity)
            {
                frame.FailType(span, CedarValueKind.Entity, element);
                return Outcome.Error;
            }
        }

        foreach (var element in ancestors.Elements)
        {
            if (frame.IsIn(descendant, (EntityUid)element.RawReference!))
            {
                return Outcome.True;
            }
        }

        return Outcome.False;
    }
}
