using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>A set literal with at least one element that is not constant.</summary>
internal sealed class SetNode : EvaluationNode
{
    private readonly EvaluationNode[] _elements;

    internal SetNode(EvaluationNode[] elements, SourceSpan span)
        : base(span) => _elements = elements;

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        var elements = new CedarValue[_elements.Length];
        for (var at = 0; at < elements.Length; at++)
        {
            if (!_elements[at].TryEvaluate(ref frame, out elements[at]))
            {
                return false;
            }
        }

        value = CedarValue.From(new CedarSet(elements));
        return true;
    }
}
