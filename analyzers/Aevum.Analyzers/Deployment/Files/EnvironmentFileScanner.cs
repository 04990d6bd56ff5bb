using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>Reads environment files: <c>NAME=value</c> or <c>export NAME=value</c>, comments after <c>#</c>, values in quotes over several lines.</summary>
internal static class EnvironmentFileScanner
{
    private const string Export = "export";

    public static List<DevelopmentSetting> Scan(string text)
    {
        var found = new List<DevelopmentSetting>();
        var lines = FileLine.Split(text);
        for (var index = 0; index < lines.Count; index++)
        {
            var first = lines[index];
            var name = NameAt(text, first);
            var equals = EqualsAfter(text, name.End, first.End);
            if (name.IsEmpty || equals < 0)
            {
                continue;
            }

            index = LastLineOfValue(text, lines, index, equals + 1);
            if (string.Equals(text.Substring(name.Start, name.Length), DevelopmentVariable.Name, StringComparison.Ordinal))
            {
                var end = text.Substring(0, first.End).TrimEnd().Length;
                found.Add(new DevelopmentSetting(TextSpan.FromBounds(name.Start, end), TextSpan.FromBounds(first.Start, lines[index].Next)));
            }
        }

        return found;
    }

    private static TextSpan NameAt(string text, FileLine line)
    {
        var start = line.FirstVisible(text);
        if (string.CompareOrdinal(text, start, Export, 0, Export.Length) == 0 && start + Export.Length < line.End && text[start + Export.Length] is ' ' or '\t')
        {
            start = new FileLine(start + Export.Length, line.End, line.Next).FirstVisible(text);
        }

        var end = start;
        while (end < line.End && (char.IsLetterOrDigit(text[end]) || text[end] is '_' or '.' or '-'))
        {
            end++;
        }

        return TextSpan.FromBounds(start, end);
    }

    private static int EqualsAfter(string text, int position, int end)
    {
        while (position < end && text[position] is ' ' or '\t')
        {
            position++;
        }

        return position < end && text[position] == '=' ? position : -1;
    }

    private static int LastLineOfValue(string text, List<FileLine> lines, int index, int valueStart)
    {
        var start = new FileLine(valueStart, lines[index].End, lines[index].Next).FirstVisible(text);
        if (start >= lines[index].End || text[start] is not ('"' or '\''))
        {
            return index;
        }

        var close = start + 1;
        while (close < text.Length && text[close] != text[start])
        {
            close += text[close] == '\\' && text[start] == '"' ? 2 : 1;
        }

        // A quote that is never closed does not swallow the rest of the file.
        var last = close >= text.Length ? index : lines.FindIndex(index, line => close < line.Next);
        return last < 0 ? index : last;
    }
}
