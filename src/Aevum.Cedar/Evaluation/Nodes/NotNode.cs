using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>!</c>.</summary>
internal sealed class NotNode : TestNode
{
    private readonly EvaluationNode _operand;

    internal NotNode(EvaluationNode operand, SourceSpan span)
        : base(span) => _operand = operand;

    internal override Outcome Test(ref EvaluationFrame frame) => _operand.Test(ref frame) switch
    {
        Outcome.True => Outcome.False,
        Outcome.False => Outcome.True,
        _ => Outcome.Error,
    };
}
