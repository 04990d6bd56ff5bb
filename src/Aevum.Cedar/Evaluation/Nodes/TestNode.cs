using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>A node whose result is a truth value: it implements the test, and the value follows from it.</summary>
internal abstract class TestNode : EvaluationNode
{
    protected TestNode(SourceSpan span)
        : base(span)
    {
    }

    internal sealed override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        var outcome = Test(ref frame);
        value = outcome == Outcome.True ? CedarValue.True : CedarValue.False;
        return outcome != Outcome.Error;
    }

    internal abstract override Outcome Test(ref EvaluationFrame frame);

    protected static Outcome Of(bool truth) => truth ? Outcome.True : Outcome.False;
}
