using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>
/// A chain of <c>&amp;&amp;</c> or of <c>||</c>. It stops at the first operand that decides it; later operands are not evaluated and
/// so cannot fail. A chain is one node whatever its length, so that long chains need no deep stack.
/// </summary>
internal sealed class JunctionNode : TestNode
{
    private readonly EvaluationNode[] _operands;
    private readonly Outcome _deciding;

    /// <param name="operands">At least two, in source order.</param>
    /// <param name="isConjunction">True for <c>&amp;&amp;</c>, false for <c>||</c>.</param>
    /// <param name="span">The whole chain.</param>
    internal JunctionNode(EvaluationNode[] operands, bool isConjunction, SourceSpan span)
        : base(span)
    {
        _operands = operands;
        _deciding = isConjunction ? Outcome.False : Outcome.True;
    }

    internal override Outcome Test(ref EvaluationFrame frame)
    {
        var outcome = Outcome.Error;
        foreach (var operand in _operands)
        {
            outcome = operand.Test(ref frame);
            if (outcome == _deciding || outcome == Outcome.Error)
            {
                return outcome;
            }
        }

        return outcome;
    }
}
