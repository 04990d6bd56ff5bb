using System.Text;

namespace Aevum.Cedar.Syntax;

/// <summary>Collects the parts of a pattern; neighbouring literals become one. Not thread-safe.</summary>
internal sealed class LikePatternBuilder
{
    private readonly List<string> _segments = [];
    private readonly StringBuilder _literal = new();

    internal void AddLiteral(string text) => _literal.Append(text);

    internal void AddWildcard()
    {
        _segments.Add(_literal.ToString());
        _literal.Clear();
    }

    internal LikePattern Build()
    {
        _segments.Add(_literal.ToString());
        return new LikePattern(_segments.ToArray());
    }
}
