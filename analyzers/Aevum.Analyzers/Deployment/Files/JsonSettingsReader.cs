using System.Globalization;
using System.Text;

namespace Aevum.Analyzers.Deployment.Files;

/// <summary>
/// Reads JSON as settings files are written: comments and trailing commas are allowed. It keeps what it has read when the text breaks off, and goes
/// at most <see cref="MaxDepth"/> levels deep. Linear in the size of the text.
/// </summary>
internal sealed class JsonSettingsReader
{
    public const int MaxDepth = 64;

    private readonly string _text;
    private int _position;

    private JsonSettingsReader(string text) => _text = text;

    public static JsonNode Read(string text)
    {
        var reader = new JsonSettingsReader(text);
        var root = new JsonNode();
        reader.ReadValue(root, 0);
        return root;
    }

    private char Current => _position < _text.Length ? _text[_position] : '\0';

    private void ReadValue(JsonNode node, int depth)
    {
        SkipBlanks();
        node.Start = _position;
        node.End = _position;
        if (depth > MaxDepth)
        {
            return;
        }

        switch (Current)
        {
            case '{':
                ReadObject(node, depth);
                break;
            case '[':
                ReadArray(node, depth);
                break;
            case '"':
                node.Text = ReadString();
                break;
            default:
                ReadLiteral(node);
                break;
        }

        node.End = _position;
    }

    private void ReadObject(JsonNode node, int depth)
    {
        _position++;
        var comma = -1;
        for (SkipBlanks(); Current == '"'; SkipBlanks())
        {
            var start = _position;
            var name = ReadString();
            SkipBlanks();
            if (!Accept(':'))
            {
                return;
            }

            var member = new JsonMember(name, start, new JsonNode()) { CommaBefore = comma };
            node.Members.Add(member);
            ReadValue(member.Value, depth + 1);
            SkipBlanks();
            if (Current != ',')
            {
                break;
            }

            comma = _position++;
            member.CommaAfter = comma;
        }

        Accept('}');
    }

    private void ReadArray(JsonNode node, int depth)
    {
        _position++;
        for (SkipBlanks(); Current is not (']' or '\0'); SkipBlanks())
        {
            var item = new JsonNode();
            node.Items.Add(item);
            ReadValue(item, depth + 1);
            SkipBlanks();
            if (Current != ',')
            {
                break;
            }

            _position++;
        }

        Accept(']');
    }

    private void ReadLiteral(JsonNode node)
    {
        var start = _position;
        while (char.IsLetterOrDigit(Current) || Current is '-' or '+' or '.')
        {
            _position++;
        }

        var text = _text.Substring(start, _position - start);
        node.IsNull = string.Equals(text, "null", StringComparison.Ordinal);
        node.Text = node.IsNull ? null : text;
    }

    private string ReadString()
    {
        var text = new StringBuilder();
        for (_position++; _position < _text.Length && Current is not ('"' or '\n'); _position++)
        {
            text.Append(Current == '\\' ? ReadEscape() : Current);
        }

        Accept('"');
        return text.ToString();
    }

    private char ReadEscape()
    {
        _position++;
        if (Current != 'u')
        {
            // A letter stands for a control character; no text that is looked for has one, so which does not matter.
            return char.IsLetter(Current) ? '\n' : Current;
        }

        if (_position + 4 >= _text.Length || !ushort.TryParse(_text.Substring(_position + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            return 'u';
        }

        _position += 4;
        return (char)code;
    }

    private bool Accept(char expected)
    {
        if (Current != expected)
        {
            return false;
        }

        _position++;
        return true;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (char.IsWhiteSpace(Current) || Current == '\uFEFF')
            {
                _position++;
                continue;
            }

            if (Current != '/' || _position + 1 >= _text.Length || _text[_position + 1] is not ('/' or '*'))
            {
                return;
            }

            SkipComment(_text[_position + 1] == '*' ? "*/" : "\n");
        }
    }

    private void SkipComment(string terminator)
    {
        var end = _text.IndexOf(terminator, _position + 2, StringComparison.Ordinal);
        _position = end < 0 ? _text.Length : end + terminator.Length;
    }
}
