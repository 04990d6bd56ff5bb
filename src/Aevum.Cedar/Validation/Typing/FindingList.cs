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
    private readonly List<ValidationError> _warnings = [];
    private int _suggestions;

    /// <summary>A "did you mean" for the first few unknown names only: looking through a hundred thousand known ones costs time.</summary>
    internal string? Suggest(string word, IEnumerable<string> known) => _suggestions++ < MaxSuggestions ? Suggestion.For(word, known) : null;

    internal bool HasErrors => _errors.Count > 0;

    internal void Add(ValidationErrorKind kind, string message, SourceSpan span, string? help = null) => Keep(_errors, kind, message, span, help);

    internal void Warn(ValidationErrorKind kind, string message, SourceSpan span, string? help = null) => Keep(_warnings, kind, message, span, help);

    /// <summary>The errors and the warnings, each in source order.</summary>
    internal ValidationResult ToResult() => new(_errors.OrderBy(static error => error.Span.Start), _warnings.OrderBy(static warning => warning.Span.Start));

    private void Keep(List<ValidationError> kept, ValidationErrorKind kind, string message, SourceSpan span, string? help)
    {
        if (kept.Count < MaxKept && _seen.Add((kind, span.Start, message)))
        {
            kept.Add(new(policyId, kind, MessageText.Bounded(message), span, help is null ? null : MessageText.Bounded(help)));
        }
    }
}
