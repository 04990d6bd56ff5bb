namespace Aevum.Cedar.Schema.Json;

/// <summary>
/// Reads JSON, RFC 8259, strictly: one value, no comments, no trailing commas, no name twice in one object, strings of well-formed
/// Unicode, nesting bounded. A reader of our own because the schema code is also compiled into the analyzers, where the JSON reader
/// of the base library is absent.
/// </summary>
internal sealed class JsonParser
{
    private readonly SchemaSource _source;
    private readonly string _text;
    private readonly JsonStringReader _strings;
    private readonly int _maxDepth;
    private int _at;
    private int _depth;

    private JsonParser(SchemaSource source, int maxDepth)
    {
        _source = source;
        _text = source.Text;
        _strings = new(source);
        _maxDepth = maxDepth;
    }

    /// <exception cref="CedarSchemaException">The text is no JSON value.</exception>
    internal static JsonValue Parse(SchemaSource source, int maxDepth)
    {
        var parser = new JsonParser(source, maxDepth);
        var value = parser.ParseValue();
        parser.SkipBlanks();
        return parser._at == parser._text.Length ? value : throw parser.Unexpected("the end of the text");
    }

    private JsonValue ParseValue()
    {
        SkipBlanks();
        switch (Peek())
        {
            case '{': return Nested(ParseObject);
            case '[': return Nested(ParseArray);
            case '"': return ParseString();
            case 't': return ParseWord("true", JsonKind.True);
            case 'f': return ParseWord("false", JsonKind.False);
            case 'n': return ParseWord("null", JsonKind.Null);
            default: return ParseNumber();
        }
    }

    private JsonValue Nested(Func<JsonValue> parse)
    {
        if (++_depth > _maxDepth)
        {
            throw Fault($"the JSON nests deeper than {_maxDepth} levels", _at, _at + 1);
        }

        var value = parse();
        _depth--;
        return value;
    }

    private JsonValue ParseObject()
    {
        var start = _at++;
        var members = new List<JsonMember>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        SkipBlanks();
        if (TryTake('}'))
        {
            return JsonValue.Object(members, start, _at);
        }

        do
        {
            SkipBlanks();
            var name = Peek() == '"' ? ParseString() : throw Unexpected("a member name in quotes");
            if (!names.Add(name.Text))
            {
                throw Fault($"the name `{name.Text}` stands twice in one object", name.Start, name.End);
            }

            SkipBlanks();
            Expect(':', "`:`");
            members.Add(new(name, ParseValue()));
            SkipBlanks();
        }
        while (TryTake(','));

        Expect('}', "`,` or `}`");
        return JsonValue.Object(members, start, _at);
    }

    private JsonValue ParseArray()
    {
        var start = _at++;
        var items = new List<JsonValue>();
        SkipBlanks();
        if (TryTake(']'))
        {
            return JsonValue.Array(items, start, _at);
        }

        do
        {
            items.Add(ParseValue());
            SkipBlanks();
        }
        while (TryTake(','));

        Expect(']', "`,` or `]`");
        return JsonValue.Array(items, start, _at);
    }

    private JsonValue ParseString()
    {
        var start = _at;
        var text = _strings.Read(ref _at);
        return JsonValue.String(text, start, _at);
    }

    private JsonValue ParseWord(string word, JsonKind kind)
    {
        if (string.CompareOrdinal(_text, _at, word, 0, word.Length) != 0)
        {
            throw Unexpected("a JSON value");
        }

        _at += word.Length;
        return JsonValue.Scalar(kind, _at - word.Length, _at);
    }

    /// <summary><c>[-] int [frac] [exp]</c>, RFC 8259 section 6. No schema has a number; it is read so that the message can say what stood there.</summary>
    private JsonValue ParseNumber()
    {
        var start = _at;
        TryTake('-');
        if (!TryTake('0'))
        {
            TakeDigits();
        }

        if (TryTake('.'))
        {
            TakeDigits();
        }

        if (TryTake('e') || TryTake('E'))
        {
            _ = TryTake('+') || TryTake('-');
            TakeDigits();
        }

        return JsonValue.Scalar(JsonKind.Number, start, _at);
    }

    private void TakeDigits()
    {
        var start = _at;
        while (Peek() is >= '0' and <= '9')
        {
            _at++;
        }

        if (_at == start)
        {
            throw Unexpected("a JSON value");
        }
    }

    private void SkipBlanks()
    {
        while (Peek() is ' ' or '\t' or '\n' or '\r')
        {
            _at++;
        }
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool TryTake(char expected)
    {
        if (_at >= _text.Length || _text[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private void Expect(char expected, string description)
    {
        if (!TryTake(expected))
        {
            throw Unexpected(description);
        }
    }

    private CedarSchemaException Unexpected(string expected)
    {
        var found = _at < _text.Length ? "character" : "end of input";
        return Fault($"unexpected {found}, expected {expected}", _at, Math.Min(_at + 1, _text.Length));
    }

    private CedarSchemaException Fault(string message, int start, int end) => new(_source.Fault(message, _source.Span(start, end)));
}
