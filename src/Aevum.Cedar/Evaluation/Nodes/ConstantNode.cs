using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>A literal, or an expression whose value was computed when the policy was compiled.</summary>
internal sealed class ConstantNode : EvaluationNode
{
    private readonly CedarValue _value;

    internal ConstantNode(CedarValue value, SourceSpan span)
        : base(span) => _value = value;

    internal CedarValue Value => _value;

    internal override bool IsConstant => true;

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        value = _value;
        return true;
    }
}
