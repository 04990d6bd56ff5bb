using System.Globalization;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema;

/// <summary>The text of a schema: turns offsets into lines and columns, and cuts out the line around a fault.</summary>
internal sealed class SchemaSource
{
    // Reading, resolving, comparing and writing a type follow its nesting; this much fits on every stack.
    private const int HighestTypeDepth = 200;

    private readonly List<int> _lineStarts = [0];

    /// <summary>Takes a text within the limit.</summary>
    /// <exception cref="CedarSchemaException">The text is too long.</exception>
    internal SchemaSource(string text, SyntaxLimits limits)
    {
        if (text.Length > limits.MaxTextLength)
        {
            var longest = limits.MaxTextLength.ToString(CultureInfo.InvariantCulture);
            throw new CedarSchemaException(new SyntaxError($"the schema is longer than {longest} characters", default, "split it, or raise the limit"));
        }

        Text = text;
        MaxTypeDepth = Math.Min(limits.MaxNestingDepth, HighestTypeDepth);
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\n')
            {
                _lineStarts.Add(at + 1);
            }
        }
    }

    internal string Text { get; }

    /// <summary>How deep types may nest, common types written out.</summary>
    internal int MaxTypeDepth { get; }

    /// <summary>The stretch from <paramref name="start"/> up to, not including, <paramref name="end"/>.</summary>
    internal SourceSpan Span(int start, int end)
    {
        var line = LineOf(start);
        return new(start, end - start, line + 1, start - _lineStarts[line] + 1);
    }

    /// <summary>A fault with the line it stands in.</summary>
    internal SyntaxError Fault(string message, SourceSpan span, string? help = null) =>
        new(MessageText.Bounded(message), span, help, Excerpt.Of(Text, span));

    private int LineOf(int offset)
    {
        var found = _lineStarts.BinarySearch(offset);
        return found >= 0 ? found : ~found - 1;
    }
}
