using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>
/// Reads the part of YAML that compose files and manifests are written in: block mappings and sequences, flow collections, plain and quoted scalars,
/// block scalars, comments, anchors, tags and several documents. It never fails: what it does not understand it passes over. Depth is bounded by
/// <see cref="MaxDepth"/>, time is linear in the size of the text.
/// </summary>
internal sealed class YamlReader
{
    public const int MaxDepth = 64;

    private readonly string _text;
    private readonly IYamlVisitor _visitor;
    private readonly List<YamlEntry> _path = [];
    private int _line;

    private YamlReader(string text, List<FileLine> lines, IYamlVisitor visitor)
    {
        _text = text;
        Lines = lines;
        _visitor = visitor;
    }

    private List<FileLine> Lines { get; }

    public static void Read(string text, List<FileLine> lines, IYamlVisitor visitor)
    {
        var reader = new YamlReader(text, lines, visitor);
        while (reader._line < lines.Count)
        {
            reader.ReadLine();
        }
    }

    /// <summary>The column of the first visible character of a line, or -1 for an empty line and a comment.</summary>
    public static int ColumnOf(string text, FileLine line)
    {
        var first = line.FirstVisible(text);
        return first == line.End || text[first] == '#' ? -1 : first - line.Start;
    }

    private void ReadLine()
    {
        var line = Lines[_line];
        var column = ColumnOf(_text, line);
        if (column < 0)
        {
            _line++;
            return;
        }

        // The "---" between documents is read as a scalar in the first column: it closes everything that is open.
        var position = line.Start + column;
        Close(column, isItem: IsDash(position, line.End));
        position = ReadDashes(position, line);
        if (_path.Count < MaxDepth)
        {
            ReadContent(position, line);
            return;
        }

        _line++;
    }

    private int ReadDashes(int position, FileLine line)
    {
        while (IsDash(position, line.End))
        {
            _path.Add(new YamlEntry(null, position - line.Start, _line));
            position = SkipSpaces(position + 1, line.End);
        }

        return position;
    }

    private void ReadContent(int position, FileLine line)
    {
        position = SkipProperties(position, line.End);
        var current = YamlScalarReader.Read(_text, position, line.End, inFlow: false);
        var colon = SkipSpaces(current.Span.End, line.End);
        var isKey = colon < line.End && _text[colon] == ':' && _text[position] is not ('{' or '[' or '|' or '>');
        if (!isKey)
        {
            ReadValue(position, line, null);
            return;
        }

        _path.Add(new YamlEntry(current.Text, position - line.Start, _line));
        ReadValue(SkipSpaces(colon + 1, line.End), line, current);
    }

    private void ReadValue(int position, FileLine line, YamlScalar? key)
    {
        position = SkipProperties(position, line.End);
        if (position >= line.End)
        {
            _line++;
            return;
        }

        switch (_text[position])
        {
            case '{' or '[':
                var end = YamlFlowReader.Read(_text, position, _path, _visitor);
                MoveBehind(end);
                return;
            case '|' or '>':
                ReadBlockScalar(position, key);
                return;
        }

        var value = YamlScalarReader.Read(_text, position, line.End, inFlow: false);
        Tell(key, value);
        MoveBehind(value.Span.End);
    }

    private void ReadBlockScalar(int position, YamlScalar? key)
    {
        var header = Lines[_line++];
        var parent = _path.Count == 0 ? -1 : _path[_path.Count - 1].Column;
        while (_line < Lines.Count && (Lines[_line].FirstVisible(_text) == Lines[_line].End || Lines[_line].FirstVisible(_text) - Lines[_line].Start > parent))
        {
            _line++;
        }

        Tell(key, new YamlScalar(_text.Substring(position, Lines[_line - 1].End - position), TextSpan.FromBounds(position, header.End), IsQuoted: true));
    }

    private void Tell(YamlScalar? key, YamlScalar value)
    {
        if (key is { } name)
        {
            _visitor.Pair(_path, name, value);
            return;
        }

        _visitor.Scalar(_path, value);
    }

    private void Close(int column, bool isItem)
    {
        // An item may stand in the column of the key it belongs to.
        while (_path.Count > 0 && _path[_path.Count - 1] is var last && (last.Column > column || (last.Column == column && (!isItem || last.Key is null))))
        {
            _path.RemoveAt(_path.Count - 1);
        }
    }

    private int SkipProperties(int position, int end)
    {
        while (position < end && _text[position] is '&' or '!')
        {
            if (_text[position] == '&' && _path.Count > 0)
            {
                _path[_path.Count - 1].HasAnchor = true;
            }

            while (position < end && _text[position] is not (' ' or '\t'))
            {
                position++;
            }

            position = SkipSpaces(position, end);
        }

        return position;
    }

    private void MoveBehind(int position)
    {
        do
        {
            _line++;
        }
        while (_line < Lines.Count && Lines[_line].Start < position);
    }

    private bool IsDash(int position, int end) => position < end && _text[position] == '-' && (position + 1 == end || _text[position + 1] is ' ' or '\t');

    private int SkipSpaces(int position, int end)
    {
        while (position < end && _text[position] is ' ' or '\t')
        {
            position++;
        }

        return position;
    }
}
