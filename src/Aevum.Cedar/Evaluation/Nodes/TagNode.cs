using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>entity.getTag(name)</c>.</summary>
internal sealed class TagNode : EvaluationNode
{
    private readonly EvaluationNode _entity;
    private readonly EvaluationNode _name;

    internal TagNode(EvaluationNode entity, EvaluationNode name, SourceSpan span)
        : base(span)
    {
        _entity = entity;
        _name = name;
    }

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        if (!_entity.TryEvaluate(ref frame, CedarValueKind.Entity, out var entity) || !_name.TryEvaluate(ref frame, CedarValueKind.String, out var name))
        {
            return false;
        }

        if (frame.Find((EntityUid)entity.RawReference!) is not { } stored)
        {
            return frame.Fail(EvaluationErrorKind.MissingEntity, _entity.Span, "", entity);
        }

        return stored.Tags.TryGet((string)name.RawReference!, out value)
            || frame.Fail(EvaluationErrorKind.MissingTag, Span, (string)name.RawReference!, entity);
    }
}
