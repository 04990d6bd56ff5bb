using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>is Type</c> and <c>is Type in ancestor</c>; the ancestor is evaluated only when the type fits.</summary>
internal sealed class IsNode : TestNode
{
    private readonly EvaluationNode _target;
    private readonly string _entityType;
    private readonly EvaluationNode? _ancestor;

    internal IsNode(EvaluationNode target, string entityType, EvaluationNode? ancestor, SourceSpan span)
        : base(span)
    {
        _target = target;
        _entityType = entityType;
        _ancestor = ancestor;
    }

    internal override Outcome Test(ref EvaluationFrame frame)
    {
        if (!_target.TryEvaluate(ref frame, CedarValueKind.Entity, out var target))
        {
            return Outcome.Error;
        }

        var uid = (EntityUid)target.RawReference!;
        var fits = string.Equals(uid.Type, _entityType, StringComparison.Ordinal);
        if (!fits || _ancestor is null)
        {
            return Of(fits);
        }

        return _ancestor.TryEvaluate(ref frame, out var ancestor) ? InNode.Test(ref frame, uid, ancestor, _ancestor.Span) : Outcome.Error;
    }
}
