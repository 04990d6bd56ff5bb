using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>One of the four variables.</summary>
internal sealed class VariableNode : EvaluationNode
{
    private readonly RequestVariable _variable;

    internal VariableNode(RequestVariable variable, SourceSpan span)
        : base(span) => _variable = variable;

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        value = frame.Request.ValueOf(_variable);
        return true;
    }
}
