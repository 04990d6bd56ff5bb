using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>like</c> on a String.</summary>
internal sealed class LikeNode : TestNode
{
    private readonly EvaluationNode _target;
    private readonly LikePattern _pattern;

    internal LikeNode(EvaluationNode target, LikePattern pattern, SourceSpan span)
        : base(span)
    {
        _target = target;
        _pattern = pattern;
    }

    internal override Outcome Test(ref EvaluationFrame frame) =>
        _target.TryEvaluate(ref frame, CedarValueKind.String, out var target)
            ? Of(_pattern.Matches((string)target.RawReference!))
            : Outcome.Error;
}
