using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>A member of a JSON object: name, value, and the commas around it (-1 where there is none).</summary>
internal sealed class JsonMember(string name, int start, JsonNode value)
{
    public string Name { get; } = name;

    public int Start { get; } = start;

    public JsonNode Value { get; } = value;

    public int CommaBefore { get; set; } = -1;

    public int CommaAfter { get; set; } = -1;

    public TextSpan Span => TextSpan.FromBounds(Start, Math.Max(Start, Value.End));

    /// <summary>What to delete so that the object stays well-formed.</summary>
    public TextSpan Removal(string text)
    {
        if (CommaAfter < 0 && CommaBefore >= 0)
        {
            return TextSpan.FromBounds(CommaBefore, Span.End);
        }

        return WithLines(text, TextSpan.FromBounds(Start, CommaAfter >= 0 ? CommaAfter + 1 : Span.End));
    }

    private static TextSpan WithLines(string text, TextSpan span)
    {
        // The brace of the object stands before every member, so the walk back ends inside the text.
        var start = span.Start;
        while (text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        var end = span.End;
        while (end < text.Length && text[end] is ' ' or '\t' or '\r')
        {
            end++;
        }

        var isAlone = text[start - 1] == '\n' && end < text.Length && text[end] == '\n';
        return isAlone ? TextSpan.FromBounds(start, end + 1) : span;
    }
}
