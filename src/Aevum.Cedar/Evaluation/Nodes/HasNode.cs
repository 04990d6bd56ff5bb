using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>
/// <c>target has a.b.c</c>: walks the path as long as the attributes are there. An entity that does not exist has no attributes.
/// </summary>
internal sealed class HasNode : TestNode
{
    private readonly EvaluationNode _target;
    private readonly string[] _path;
    private readonly int[] _hashes;

    internal HasNode(EvaluationNode target, string[] path, SourceSpan span)
        : base(span)
    {
        _target = target;
        _path = path;
        _hashes = Array.ConvertAll(path, CedarRecord.NameHash);
    }

    internal override Outcome Test(ref EvaluationFrame frame)
    {
        if (!_target.TryEvaluate(ref frame, out var target))
        {
            return Outcome.Error;
        }

        for (var at = 0; at < _path.Length; at++)
        {
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
                frame.Fail(EvaluationErrorKind.WrongType, Span, AttributeNode.Holders, target);
                return Outcome.Error;
            }

            if (attributes is null || !attributes.TryGet(_path[at], _hashes[at], out target))
            {
                return Outcome.False;
            }
        }

        return Outcome.True;
    }
}
