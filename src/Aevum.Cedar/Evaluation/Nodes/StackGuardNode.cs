using System.Runtime.CompilerServices;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>Stands every few levels in a deep tree and fails the policy, not the process, when the thread has too little stack left.</summary>
internal sealed class StackGuardNode : EvaluationNode
{
    /// <summary>Levels between two guards.</summary>
    internal const int Interval = 32;

    private readonly EvaluationNode _inner;

    internal StackGuardNode(EvaluationNode inner)
        : base(inner.Span) => _inner = inner;

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        if (RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            return _inner.TryEvaluate(ref frame, out value);
        }

        value = default;
        return frame.Fail(EvaluationErrorKind.StackExhausted, Span, "");
    }
}
