using System.Text;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Formatting;

/// <summary>
/// Brings policy text into one layout: two spaces of indentation, lines of at most the asked width where the tokens allow it, one blank
/// line between policies. Tokens and comments stay as they are; formatting twice changes nothing. Thread-safe.
/// </summary>
public static class PolicyFormatter
{
    /// <summary>The line width when nothing else is asked for.</summary>
    public const int DefaultLineWidth = 100;

    private const int NarrowestLineWidth = 20;

    /// <summary>Formats a text with any number of policies.</summary>
    /// <param name="text">The policy text.</param>
    /// <param name="lineWidth">Longest line in UTF-16 code units where it can be kept; from 20, default 100.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <returns>The formatted text, ending with a line end; empty when there is neither policy nor comment.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The line width is too small.</exception>
    /// <exception cref="CedarSyntaxException">The text is not well-formed; nothing is formatted.</exception>
    public static string Format(string text, int lineWidth = DefaultLineWidth, CedarLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(lineWidth, NarrowestLineWidth);

        var parsed = PolicyParser.ParsePolicies(text, (limits ?? CedarLimits.Default).Syntax);
        if (parsed.Errors.Count > 0)
        {
            throw new CedarSyntaxException(parsed.Errors);
        }

        return Format(new TokenCursor(SourceToken.ReadAll(text)), lineWidth);
    }

    private static string Format(TokenCursor cursor, int lineWidth)
    {
        var formatted = new StringBuilder();
        while (cursor.Kind != TokenKind.EndOfText)
        {
            AppendOwnLines(formatted, cursor);
            formatted.Append(new LayoutPrinter(lineWidth).Print(new PolicyLayout(cursor).Read())).Append('\n');
        }

        AppendOwnLines(formatted, cursor);
        return formatted.ToString();
    }

    /// <summary>The comments before a policy, or at the end; a blank line between two of them is kept.</summary>
    private static void AppendOwnLines(StringBuilder formatted, TokenCursor cursor)
    {
        var next = cursor.Current;
        formatted.Append(formatted.Length > 0 && (next.Before.Count > 0 || next.Kind != TokenKind.EndOfText) ? "\n" : "");
        for (var at = 0; at < next.Before.Count; at++)
        {
            var following = at + 1 < next.Before.Count ? next.Before[at + 1].Span : next.Span;
            var blank = following.Line > next.Before[at].Span.Line + 1 && (at + 1 < next.Before.Count || next.Kind != TokenKind.EndOfText);
            formatted.Append(next.Before[at].Text).Append(blank ? "\n\n" : "\n");
        }

        next.Before.Clear();
    }
}
