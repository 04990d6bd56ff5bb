using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>The findings of one policy, each once however many environments meet it; only the first hundred are kept.</summary>
internal sealed class FindingList(string policyId)
{
    private const int MaxKept = 100;

    private readonly HashSet<(ValidationErrorKind, int, string)> _seen = [];
    private readonly List<ValidationError> _errors = [];

    /// <summary>True when nothing more is kept, so that nothing more need be worked out for a message.</summary>
    internal bool IsFull => _errors.Count >= MaxKept;

    internal bool IsEmpty => _errors.Count == 0;

    internal void Add(ValidationErrorKind kind, string message, SourceSpan span, string? help = null)
    {
        if (!IsFull && _seen.Add((kind, span.Start, message)))
        {
            _errors.Add(new(policyId, kind, message, span, help));
        }
    }

    /// <summary>The findings in source order.</summary>
    internal IEnumerable<ValidationError> InSourceOrder() => _errors.OrderBy(static error => error.Span.Start);
}
