namespace Aevum.Analyzers.Deployment.Files;

/// <summary>Reads a flow collection, <c>{ a: 1 }</c> or <c>[ a, b ]</c>, over as many lines as it takes.</summary>
internal sealed class YamlFlowReader
{
    private readonly string _text;
    private readonly List<YamlEntry> _path;
    private readonly IYamlVisitor _visitor;
    private int _position;
    private int _depth;

    private YamlFlowReader(string text, int position, List<YamlEntry> path, IYamlVisitor visitor)
    {
        _text = text;
        _position = position;
        _path = path;
        _visitor = visitor;
    }

    /// <summary>Reads the collection at <paramref name="position"/> and returns the position behind it.</summary>
    public static int Read(string text, int position, List<YamlEntry> path, IYamlVisitor visitor)
    {
        var reader = new YamlFlowReader(text, position, path, visitor);
        reader.ReadCollection();
        return reader._position;
    }

    private void ReadCollection()
    {
        if (++_depth > YamlReader.MaxDepth)
        {
            _position = _text.Length;
            return;
        }

        ReadMembers();
        _depth--;
    }

    private void ReadMembers()
    {
        var isMapping = _text[_position] == '{';
        var close = isMapping ? '}' : ']';
        _position++;
        while (true)
        {
            SkipBlanks();
            if (_position >= _text.Length)
            {
                return;
            }

            if (_text[_position] is '}' or ']')
            {
                _position += _text[_position] == close ? 1 : 0;
                return;
            }

            ReadMember(isMapping);
        }
    }

    private void ReadMember(bool isMapping)
    {
        var depth = _path.Count;
        if (!isMapping)
        {
            _path.Add(new YamlEntry(null, -1, 0));
        }

        ReadNode(key: null);
        _path.RemoveRange(depth, _path.Count - depth);
    }

    private void ReadNode(YamlScalar? key)
    {
        SkipProperties();
        if (_position < _text.Length && _text[_position] is '{' or '[')
        {
            ReadCollection();
            return;
        }

        var before = _position;
        var scalar = YamlScalarReader.Read(_text, _position, _text.Length, inFlow: true);
        _position = scalar.Span.End;
        SkipBlanks();
        if (key is { } name)
        {
            _visitor.Pair(_path, name, scalar);
        }
        else if (_position < _text.Length && _text[_position] == ':')
        {
            _position++;
            SkipBlanks();
            _path.Add(new YamlEntry(scalar.Text, -1, 0));
            ReadNode(scalar);
        }
        else
        {
            _visitor.Scalar(_path, scalar);
        }

        // A comma, or a character that starts nothing, must not stop the reader; what closes the collection is left to it.
        if (_position == before && _position < _text.Length && _text[_position] is not ('}' or ']'))
        {
            _position++;
        }
    }

    private void SkipProperties()
    {
        while (_position < _text.Length && _text[_position] is '&' or '!')
        {
            while (_position < _text.Length && !char.IsWhiteSpace(_text[_position]))
            {
                _position++;
            }

            SkipBlanks();
        }
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (_text[_position] == '#' && char.IsWhiteSpace(_text[_position - 1]))
            {
                var end = _text.IndexOf('\n', _position);
                _position = end < 0 ? _text.Length : end;
                continue;
            }

            if (!char.IsWhiteSpace(_text[_position]))
            {
                return;
            }

            _position++;
        }
    }
}
