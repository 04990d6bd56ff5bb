using System.Text;

namespace Aevum.Cedar.Syntax;

/// <summary>
/// One fault in a source text: what is wrong, where, and how to repair it. Immutable and thread-safe.
/// Messages start in lower case and end without a full stop; names from the text stand in backticks.
/// </summary>
public sealed class SyntaxError
{
    /// <summary>Describes a fault.</summary>
    /// <param name="message">What is wrong.</param>
    /// <param name="span">Where; <c>default</c> when the text has no positions, as with JSON.</param>
    /// <param name="help">How to repair it; null when there is nothing useful to say.</param>
    /// <param name="excerpt">The source line with a caret line below it; null when there is no source text.</param>
    public SyntaxError(string message, SourceSpan span, string? help = null, string? excerpt = null)
    {
        Message = Argument.NotNull(message, nameof(message));
        Span = span;
        Help = help;
        Excerpt = excerpt;
    }

    /// <summary>What is wrong.</summary>
    public string Message { get; }

    /// <summary>How to repair it, for example <c>did you mean `principal`?</c>; null when there is nothing useful to say.</summary>
    public string? Help { get; }

    /// <summary>Where the fault is.</summary>
    public SourceSpan Span { get; }

    /// <summary>The source line and, below it, a line with carets under the fault; null when there is no source text.</summary>
    public string? Excerpt { get; }

    /// <summary>The fault in full: position, message, excerpt, help.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (Span.IsKnown)
        {
            text.Append("line ").Append(Span.Line).Append(", column ").Append(Span.Column).Append(": ");
        }

        text.Append(Message);
        if (Excerpt is not null)
        {
            text.Append('\n').Append(Excerpt);
        }

        if (Help is not null)
        {
            text.Append("\n  help: ").Append(Help);
        }

        return text.ToString();
    }
}
