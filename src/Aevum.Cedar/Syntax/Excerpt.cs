using System.Globalization;
using System.Text;

namespace Aevum.Cedar.Syntax;

/// <summary>Cuts the source line of a span and draws carets under it.</summary>
internal static class Excerpt
{
    private const int MaxWidth = 120;

    /// <summary>Two lines such as <c>3 | permit(principle, …</c> and a caret line; null when the span is unknown.</summary>
    internal static string? Of(string text, SourceSpan span)
    {
        if (!span.IsKnown || span.Start > text.Length)
        {
            return null;
        }

        var lineStart = span.Start - (span.Column - 1);
        var lineEnd = text.IndexOfAny(['\n', '\r'], span.Start);
        lineEnd = lineEnd < 0 ? text.Length : lineEnd;

        // Long lines are cut to a window around the fault.
        var from = Math.Max(lineStart, Math.Min(span.Start - (MaxWidth / 2), lineEnd - MaxWidth));
        var to = Math.Min(lineEnd, from + MaxWidth);
        var margin = "  " + span.Line.ToString(CultureInfo.InvariantCulture) + " | ";
        var carets = Math.Max(1, Math.Min(span.End, to) - span.Start);

        var drawing = new StringBuilder(margin);
        AppendVisible(drawing, text, from, to);
        drawing.Append('\n').Append(' ', margin.Length - 2).Append("| ");
        return drawing.Append(' ', span.Start - from).Append('^', carets).ToString();
    }

    /// <summary>Control and other invisible characters would disturb the drawing or the terminal.</summary>
    private static void AppendVisible(StringBuilder drawing, string text, int from, int to)
    {
        for (var at = from; at < to; at++)
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(text[at]);
            var visible = category is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
            drawing.Append(visible ? text[at] : text[at] == '\t' ? ' ' : '\uFFFD');
        }
    }
}
