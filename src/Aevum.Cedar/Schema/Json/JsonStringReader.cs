using System.Text;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Schema.Json;

/// <summary>Decodes JSON strings, RFC 8259 section 7.</summary>
internal sealed class JsonStringReader(SchemaSource source)
{
    /// <summary>Reads the string whose opening quote stands at <paramref name="at"/>, and moves behind its closing quote.</summary>
    internal string Read(ref int at)
    {
        var text = source.Text;
        var start = at++;
        var decoded = new StringBuilder();
        while (at < text.Length && text[at] != '"')
        {
            if (text[at] < ' ')
            {
                throw Fault("a control character in a string must be escaped", at);
            }

            if (text[at] == '\\')
            {
                ReadEscape(ref at, decoded);
                continue;
            }

            decoded.Append(text[at++]);
        }

        if (at >= text.Length)
        {
            throw Fault("the string is not closed", start);
        }

        at++;
        var result = decoded.ToString();
        return UnicodeText.IsWellFormed(result) ? result : throw Fault("the string is not well-formed Unicode text", start);
    }

    private void ReadEscape(ref int at, StringBuilder decoded)
    {
        var text = source.Text;
        var escape = at + 1 < text.Length ? text[at + 1] : '\0';
        if (escape == 'u')
        {
            decoded.Append(ReadCodeUnit(at));
            at += 6;
            return;
        }

        decoded.Append(escape switch
        {
            '"' or '\\' or '/' => escape,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw Fault("the string holds an escape sequence that JSON does not know", at),
        });
        at += 2;
    }

    private char ReadCodeUnit(int at)
    {
        var unit = 0;
        for (var digitAt = at + 2; digitAt < at + 6; digitAt++)
        {
            var digit = digitAt < source.Text.Length ? HexDigit(source.Text[digitAt]) : -1;
            unit = digit >= 0 ? (unit << 4) | digit : throw Fault("`\\u` needs four hexadecimal digits", at);
        }

        return (char)unit;
    }

    private static int HexDigit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };

    private CedarSchemaException Fault(string message, int at) => new(source.Fault(message, source.Span(at, Math.Min(at + 1, source.Text.Length))));
}
