using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary><c>target.name</c> on a record or an existing entity.</summary>
internal sealed class AttributeNode : EvaluationNode
{
    internal const string Holders = "record or entity";

    private readonly EvaluationNode _target;
    private readonly string _name;
    private readonly int _nameHash;

    internal AttributeNode(EvaluationNode target, string name, SourceSpan span)
        : base(span)
    {
        _target = target;
        _name = name;
        _nameHash = CedarRecord.NameHash(name);
    }

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        if (!_target.TryEvaluate(ref frame, out var target))
        {
            return false;
        }

        CedarRecord? attributes;
        if (target.Kind == CedarValueKind.Record)
        {
            attributes = (CedarRecord)target.RawReference!;
        }
        else if (target.Kind == CedarValueKind.Entity)
        {
            attributes = frame.Find((EntityUid)target.RawReference!)?.Attributes;
        }
        else
        {
            return frame.Fail(EvaluationErrorKind.WrongType, _target.Span, Holders, target);
        }

        if (attributes is null)
        {
            return frame.Fail(EvaluationErrorKind.MissingEntity, _target.Span, _name, target);
        }

        return attributes.TryGet(_name, _nameHash, out value) || frame.Fail(EvaluationErrorKind.MissingAttribute, Span, _name, target);
    }
}
