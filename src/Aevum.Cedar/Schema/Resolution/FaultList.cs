using System.Globalization;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Resolution;

/// <summary>The faults found so far. Only the first hundred are kept, so that a broken schema cannot flood its reader.</summary>
internal sealed class FaultList(SchemaSource source)
{
    private const int MaxKept = 100;
    private const int MaxSuggestions = 10;

    private readonly List<SyntaxError> _kept = [];
    private long _omitted;
    private int _suggestions;

    /// <summary>A "did you mean" for the first few unknown names only: looking through a hundred thousand known ones costs time.</summary>
    internal string? Suggest(string word, IEnumerable<string> known) => _suggestions++ < MaxSuggestions ? Suggestion.For(word, known) : null;

    internal void Add(string message, SourceSpan span, string? help = null)
    {
        if (_kept.Count >= MaxKept)
        {
            _omitted++;
            return;
        }

        _kept.Add(source.Fault(message, span, help));
    }

    /// <exception cref="CedarSchemaException">There is a fault.</exception>
    internal void ThrowIfAny()
    {
        if (_kept.Count == 0)
        {
            return;
        }

        _kept.Sort(static (left, right) => left.Span.Start.CompareTo(right.Span.Start));
        if (_omitted > 0)
        {
            _kept.Add(new("and " + _omitted.ToString(CultureInfo.InvariantCulture) + " more faults", default));
        }

        throw new CedarSchemaException(_kept);
    }
}
