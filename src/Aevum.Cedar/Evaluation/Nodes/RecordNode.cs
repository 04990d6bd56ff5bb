using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation.Nodes;

/// <summary>A record literal with at least one value that is not constant.</summary>
internal sealed class RecordNode : EvaluationNode
{
    private readonly string[] _names;
    private readonly EvaluationNode[] _values;

    internal RecordNode(string[] names, EvaluationNode[] values, SourceSpan span)
        : base(span)
    {
        _names = names;
        _values = values;
    }

    internal override bool TryEvaluate(ref EvaluationFrame frame, out CedarValue value)
    {
        value = default;
        var attributes = new KeyValuePair<string, CedarValue>[_values.Length];
        for (var at = 0; at < attributes.Length; at++)
        {
            if (!_values[at].TryEvaluate(ref frame, out var attribute))
            {
                return false;
            }

            attributes[at] = new KeyValuePair<string, CedarValue>(_names[at], attribute);
        }

        value = CedarValue.From(new CedarRecord(attributes));
        return true;
    }
}
