using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>if … then … else …</c>: only the chosen branch is evaluated.</summary>
internal sealed class IfNode : EvaluationNode
{
    private readonly EvaluationNode _condition;
    private readonly EvaluationNode _whenTrue;
    private readonly EvaluationNode _whenFalse;

    internal IfNode(EvaluationNode condition, EvaluationNode whenTrue, EvaluationNode whenFalse, SourceSpan span)
        : base(span)
    {
        _condition = condition;
        _whenTrue = whenTrue;
        _whenFalse = whenFalse;
    }

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        var chosen = _condition.Test(ref frame);
        if (chosen == Outcome.Error)
        {
            value = default;
            return false;
        }

        return (chosen == Outcome.True ? _whenTrue : _whenFalse).TryEvaluate(ref frame, out value);
    }
}
