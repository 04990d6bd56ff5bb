using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>
/// One compiled expression. Immutable and thread-safe. Failure is an answer, not an exception: a policy that errs on every request
/// must not cost more than one that does not.
/// </summary>
internal abstract class EvaluationNode
{
    protected EvaluationNode(SourceSpan span) => Span = span;

    /// <summary>Where the expression stands in the policy text.</summary>
    internal SourceSpan Span { get; }

    /// <summary>True when the node always gives the same value without failing.</summary>
    internal virtual bool IsConstant => false;

    /// <summary>Evaluates to a value; false when it failed and the error stands in the frame.</summary>
    internal abstract bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value);

    /// <summary>Evaluates to a truth value; a value of another kind is a type error.</summary>
    internal virtual Outcome Test(ref EvaluationFrame frame)
    {
        if (!TryEvaluate(ref frame, out var value))
        {
            return Outcome.Error;
        }

        if (value.Kind == CedarValueKind.Boolean)
        {
            return value.RawNumber != 0 ? Outcome.True : Outcome.False;
        }

        frame.FailType(Span, CedarValueKind.Boolean, value);
        return Outcome.Error;
    }

    /// <summary>Evaluates to a value of the given kind; another kind is a type error.</summary>
    internal bool TryEvaluate(ref EvaluationFrame frame, CedarValueKind kind, out CedarValue value) =>
        TryEvaluate(ref frame, out value) && (value.Kind == kind || frame.FailType(Span, kind, value));
}
