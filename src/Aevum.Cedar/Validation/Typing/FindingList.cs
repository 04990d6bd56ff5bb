using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>The findings of one policy, each once however many environments meet it; only the first hundred are kept.</summary>
internal sealed class FindingList(string policyId)
{
    private const int MaxKept = 100;
    private const int MaxSuggestions = 10;

    private readonly HashSet<(ValidationErrorKind, int, string)> _seen = [];
    private readonly List<ValidationError> _errors = [];
    private int _suggestions;

    /// <summary>A "did you mean" for the first few unknown names only: looking through a hundred thousand known ones costs time.</summary>
    internal string? Suggest(string word, IEnumerable<string> known) => _suggestions++ < MaxSuggestions ? Suggestion.For(word, known) : null;

    internal void Add(ValidationErrorKind kind, string message, SourceSpan span, string? help = null)
    {
        if (_errors.Count < MaxKept && _seen.Add((kind, span.Start, message)))
        {
            _errors.Add(new(policyId, kind, MessageText.Bounded(message), span, help is null ? null : MessageText.Bounded(help)));
        }
    }

    /// <summary>The findings in source order.</summary>
    internal IEnumerable<ValidationError> InSourceOrder() => _errors.OrderBy(static error => error.Span.Start);
}
