using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>entity.hasTag(name)</c>; an entity that does not exist has no tags.</summary>
internal sealed class HasTagNode : TestNode
{
    private readonly EvaluationNode _entity;
    private readonly EvaluationNode _name;

    internal HasTagNode(EvaluationNode entity, EvaluationNode name, SourceSpan span)
        : base(span)
    {
        _entity = entity;
        _name = name;
    }

    internal override Outcome Test(ref EvaluationFrame frame)
    {
        if (!_entity.TryEvaluate(ref frame, CedarValueKind.Entity, out var entity) || !_name.TryEvaluate(ref frame, CedarValueKind.String, out var name))
        {
            return Outcome.Error;
        }

        return Of(frame.Find((EntityUid)entity.RawReference!) is { } stored && stored.Tags.TryGet((string)name.RawReference!, out _));
    }
}
