using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>isEmpty</c> on a set.</summary>
internal sealed class IsEmptyNode : TestNode
{
    private readonly EvaluationNode _set;

    internal IsEmptyNode(EvaluationNode set, SourceSpan span)
        : base(span) => _set = set;

    internal override Outcome Test(ref EvaluationFrame frame) =>
        _set.TryEvaluate(ref frame, CedarValueKind.Set, out var set)
            ? Of(((CedarSet)set.RawReference!).Count == 0)
            : Outcome.Error;
}
