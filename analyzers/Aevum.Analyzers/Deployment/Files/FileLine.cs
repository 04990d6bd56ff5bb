using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>One physical line of a file: where it starts, where its text ends, and where the next one starts.</summary>
internal readonly record struct FileLine(int Start, int End, int Next)
{
    /// <summary>The line with its line break: what to delete to be rid of it.</summary>
    public TextSpan Whole => TextSpan.FromBounds(Start, Next);

    /// <summary>The lines of <paramref name="text"/>, split at <c>\n</c>, <c>\r\n</c> and <c>\r</c>.</summary>
    public static List<FileLine> Split(string text)
    {
        var lines = new List<FileLine>();
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOfAny(['\r', '\n'], start);
            if (end < 0)
            {
                lines.Add(new FileLine(start, text.Length, text.Length));
                break;
            }

            var next = text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
            lines.Add(new FileLine(start, end, next));
            start = next;
        }

        return lines;
    }

    /// <summary>The first position of the line that is not a space or tab, or its end.</summary>
    public int FirstVisible(string text)
    {
        var position = Start;
        while (position < End && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }
}
