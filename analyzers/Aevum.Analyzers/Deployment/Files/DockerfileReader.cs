using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>
/// Splits a Dockerfile into instructions: comments, line continuations (with the escape character the file chooses), comment and empty lines inside
/// a continuation, and here-documents, whose text is not instructions. Linear in the size of the text.
/// </summary>
internal sealed class DockerfileReader
{
    private readonly string _text;
    private readonly List<FileLine> _lines;
    private readonly char _escape;
    private int _line;

    private DockerfileReader(string text)
    {
        _text = text;
        _lines = FileLine.Split(text);
        _escape = EscapeOf(text, _lines);
    }

    public static IEnumerable<DockerfileInstruction> Read(string text)
    {
        var reader = new DockerfileReader(text);
        while (reader.Next() is { } instruction)
        {
            yield return instruction;
        }
    }

    private DockerfileInstruction? Next()
    {
        while (_line < _lines.Count && IsCommentOrEmpty(_lines[_line]))
        {
            _line++;
        }

        if (_line >= _lines.Count)
        {
            return null;
        }

        var start = _lines[_line].Start;
        var characters = new StringBuilder();
        var positions = new List<int>();
        ReadLogicalLine(characters, positions);
        var whole = TextSpan.FromBounds(start, _lines[_line - 1].Next);
        var keyword = TakeKeyword(characters, positions);
        if (string.Equals(keyword, "ONBUILD", StringComparison.Ordinal))
        {
            keyword = TakeKeyword(characters, positions);
        }

        var arguments = characters.ToString();
        SkipHereDocuments(keyword, arguments);
        return new DockerfileInstruction(keyword, arguments, positions, _escape, whole);
    }

    private void ReadLogicalLine(StringBuilder characters, List<int> positions)
    {
        var continues = true;
        while (continues && _line < _lines.Count)
        {
            var line = _lines[_line++];
            if (IsCommentOrEmpty(line))
            {
                continue;
            }

            // The line is not empty: something visible ends the walk.
            var end = line.End;
            while (_text[end - 1] is ' ' or '\t')
            {
                end--;
            }

            continues = _text[end - 1] == _escape;
            for (var position = line.Start; position < (continues ? end - 1 : end); position++)
            {
                characters.Append(_text[position]);
                positions.Add(position);
            }
        }
    }

    private static string TakeKeyword(StringBuilder characters, List<int> positions)
    {
        var start = 0;
        while (start < characters.Length && char.IsWhiteSpace(characters[start]))
        {
            start++;
        }

        var end = start;
        while (end < characters.Length && !char.IsWhiteSpace(characters[end]))
        {
            end++;
        }

        var keyword = characters.ToString(start, end - start).ToUpperInvariant();
        characters.Remove(0, end);
        positions.RemoveRange(0, end);
        return keyword;
    }

    private void SkipHereDocuments(string keyword, string arguments)
    {
        if (keyword is not ("RUN" or "COPY" or "ADD"))
        {
            return;
        }

        for (var mark = arguments.IndexOf("<<", StringComparison.Ordinal); mark >= 0; mark = arguments.IndexOf("<<", mark + 2, StringComparison.Ordinal))
        {
            var start = mark + 2;
            while (start < arguments.Length && arguments[start] is '-' or '"' or '\'')
            {
                start++;
            }

            var end = start;
            while (end < arguments.Length && (char.IsLetterOrDigit(arguments[end]) || arguments[end] == '_'))
            {
                end++;
            }

            SkipTo(arguments.Substring(start, end - start));
        }
    }

    private void SkipTo(string delimiter)
    {
        if (delimiter.Length == 0)
        {
            return;
        }

        var close = _lines.FindIndex(_line, line => string.Equals(_text.Substring(line.Start, line.End - line.Start).Trim(), delimiter, StringComparison.Ordinal));
        if (close >= 0)
        {
            _line = close + 1;
        }
    }

    private bool IsCommentOrEmpty(FileLine line)
    {
        var first = line.FirstVisible(_text);
        return first == line.End || _text[first] == '#';
    }

    private static char EscapeOf(string text, List<FileLine> lines)
    {
        foreach (var line in lines)
        {
            var content = text.Substring(line.Start, line.End - line.Start).Trim();
            if (!content.StartsWith("#", StringComparison.Ordinal))
            {
                return '\\';
            }

            var directive = content.Substring(1).Replace(" ", string.Empty);
            if (directive.StartsWith("escape=", StringComparison.OrdinalIgnoreCase))
            {
                return directive.EndsWith("`", StringComparison.Ordinal) ? '`' : '\\';
            }
        }

        return '\\';
    }
}
