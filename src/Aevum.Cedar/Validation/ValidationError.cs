using System.Text;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Validation;

/// <summary>
/// One finding about a policy: what, where, and how to repair it. Immutable and thread-safe. Messages start in lower case and end
/// without a full stop; names from the policy stand in backticks.
/// </summary>
public sealed class ValidationError
{
    internal ValidationError(string policyId, ValidationErrorKind kind, string message, SourceSpan span, string? help = null)
    {
        PolicyId = policyId;
        Kind = kind;
        Message = message;
        Span = span;
        Help = help;
    }

    /// <summary>The id of the policy, template or link.</summary>
    public string PolicyId { get; }

    /// <summary>What kind of finding it is.</summary>
    public ValidationErrorKind Kind { get; }

    /// <summary>What is wrong.</summary>
    public string Message { get; }

    /// <summary>Where in the text of the policy; <c>default</c> when the policy did not come from text.</summary>
    public SourceSpan Span { get; }

    /// <summary>How to repair it; null when there is nothing useful to say.</summary>
    public string? Help { get; }

    /// <summary>The finding in full, without the source line: policy, position, message, help.</summary>
    public override string ToString() => Write(excerpt: null);

    /// <summary>The finding in full, with the line of the source in which it stands and carets under the place.</summary>
    /// <param name="source">The text that the policy was parsed from.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public string Describe(string source) => Write(Excerpt.Of(Argument.NotNull(source, nameof(source)), Span));

    private string Write(string? excerpt)
    {
        var text = new StringBuilder("policy `").Append(PolicyId).Append('`');
        if (Span.IsKnown)
        {
            text.Append(", line ").Append(Span.Line).Append(", column ").Append(Span.Column);
        }

        text.Append(": ").Append(Message);
        if (excerpt is not null)
        {
            text.Append('\n').Append(excerpt);
        }

        return Help is null ? text.ToString() : text.Append("\n  help: ").Append(Help).ToString();
    }
}
