using System.Globalization;
using System.Text;

namespace Aevum.Cedar.Schema.Json;

/// <summary>Writes indented JSON. The caller writes names and values in the right order.</summary>
internal sealed class JsonTextWriter
{
    private readonly StringBuilder _text = new();
    private int _indent;
    private bool _isFirst = true;
    private bool _afterName;

    internal JsonTextWriter Name(string name)
    {
        BeginItem();
        AppendQuoted(name);
        _text.Append(": ");
        _afterName = true;
        return this;
    }

    internal void Object(Action members) => Nest('{', '}', members);

    internal void Array(Action items) => Nest('[', ']', items);

    internal void Strings(IEnumerable<string> values) => Array(() =>
    {
        foreach (var value in values)
        {
            String(value);
        }
    });

    internal void String(string value)
    {
        BeginItem();
        AppendQuoted(value);
    }

    internal void StringOrNull(string? value)
    {
        if (value is not null)
        {
            String(value);
            return;
        }

        BeginItem();
        _text.Append("null");
    }

    internal void Boolean(bool value)
    {
        BeginItem();
        _text.Append(value ? "true" : "false");
    }

    /// <summary>Everything written so far.</summary>
    public override string ToString() => _text.ToString();

    private void Nest(char open, char close, Action content)
    {
        BeginItem();
        _text.Append(open);
        _indent++;
        _isFirst = true;
        content();
        _indent--;
        if (!_isFirst)
        {
            NewLine();
        }

        _text.Append(close);
        _isFirst = false;
    }

    /// <summary>A value behind its name stands on the same line; everything else begins a new one.</summary>
    private void BeginItem()
    {
        if (_afterName)
        {
            _afterName = false;
            return;
        }

        if (!_isFirst)
        {
            _text.Append(',');
        }

        if (_indent > 0)
        {
            NewLine();
        }

        _isFirst = false;
    }

    private void NewLine() => _text.Append('\n').Append(' ', _indent * 2);

    private void AppendQuoted(string value)
    {
        _text.Append('"');
        foreach (var character in value)
        {
            switch (character)
            {
                case '"': _text.Append("\\\""); break;
                case '\\': _text.Append("\\\\"); break;
                case '\n': _text.Append("\\n"); break;
                case '\r': _text.Append("\\r"); break;
                case '\t': _text.Append("\\t"); break;
                case < ' ' or '\u007f' or '\u2028' or '\u2029':
                    _text.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default: _text.Append(character); break;
            }
        }

        _text.Append('"');
    }
}
