using System.Globalization;
using System.Text;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Syntax;

/// <summary>
/// String literals: the escapes of Rust string literals (<c>\n \r \t \\ \0 \' \" \x41 \u{1F600}</c>), as Cedar 4.10 defines them.
/// </summary>
internal static class EscapedText
{
    private const int MaxUnicodeDigits = 6;

    /// <summary>
    /// Removes the escapes of a literal. <paramref name="fault"/> is the offset of the first bad escape in <paramref name="raw"/>, or -1.
    /// </summary>
    internal static string? Unescape(string raw, out int fault)
    {
        var text = new StringBuilder(raw.Length);
        for (var at = 0; at < raw.Length;)
        {
            fault = at;
            if (!TryReadOne(raw, ref at, text))
            {
                return null;
            }
        }

        fault = -1;
        return text.ToString();
    }

    /// <summary>Removes the escapes of a <c>like</c> pattern, where <c>\*</c> is a star and <c>*</c> stands for any text.</summary>
    internal static LikePattern? UnescapePattern(string raw, out int fault)
    {
        var pattern = new LikePatternBuilder();
        var one = new StringBuilder(2);
        for (var at = 0; at < raw.Length;)
        {
            fault = at;
            if (raw[at] == '\\' && at + 1 < raw.Length && raw[at + 1] == '*')
            {
                pattern.AddLiteral("*");
                at += 2;
                continue;
            }

            one.Clear();
            if (!TryReadOne(raw, ref at, one))
            {
                return null;
            }

            // A star is a wildcard however it was written: the reference implementation unescapes first.
            if (one.Length == 1 && one[0] == '*')
            {
                pattern.AddWildcard();
                continue;
            }

            pattern.AddLiteral(one.ToString());
        }

        fault = -1;
        return pattern.Build();
    }

    /// <summary>Writes text so that it can stand between quotes and reads back unchanged.</summary>
    internal static string Escape(string text) => Escape(text, escapeStar: false);

    /// <summary>As <see cref="Escape(string)"/>; in patterns a literal star needs an escape too.</summary>
    internal static string Escape(string text, bool escapeStar)
    {
        var escaped = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length; at++)
        {
            switch (text[at])
            {
                case '"': escaped.Append("\\\""); break;
                case '\\': escaped.Append("\\\\"); break;
                case '\n': escaped.Append("\\n"); break;
                case '\r': escaped.Append("\\r"); break;
                case '\t': escaped.Append("\\t"); break;
                case '\0': escaped.Append("\\0"); break;
                case '*' when escapeStar: escaped.Append("\\*"); break;
                default: AppendPlain(text, ref at, escaped); break;
            }
        }

        return escaped.ToString();
    }

    private static void AppendPlain(string text, ref int at, StringBuilder escaped)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(text, at);
        var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length ? 2 : 1;
        if (NeedsEscape(category) && text[at] != ' ')
        {
            var scalar = length == 2 ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
            escaped.Append("\\u{").Append(scalar.ToString("x", CultureInfo.InvariantCulture)).Append('}');
        }
        else
        {
            escaped.Append(text, at, length);
        }

        at += length - 1;
    }

    /// <summary>Characters that a reader of a policy could not see or that would reorder the text around them.</summary>
    private static bool NeedsEscape(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static bool TryReadOne(string raw, ref int at, StringBuilder text)
    {
        if (raw[at] != '\\')
        {
            text.Append(raw[at]);

            // A bare carriage return in a literal is refused, as Rust refuses it.
            return raw[at++] != '\r';
        }

        if (at + 1 >= raw.Length)
        {
            return false;
        }

        switch (raw[at + 1])
        {
            case 'x': return TryReadByte(raw, ref at, text);
            case 'u': return TryReadScalar(raw, ref at, text);
            default: return TryReadSimple(raw, ref at, text);
        }
    }

    private static bool TryReadSimple(string raw, ref int at, StringBuilder text)
    {
        var character = raw[at + 1] switch
        {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            '\\' => '\\',
            '\'' => '\'',
            '"' => '"',
            _ => '\uFFFF',
        };
        at += 2;
        text.Append(character);
        return character != '\uFFFF';
    }

    /// <summary>Two hexadecimal digits, at most 7F.</summary>
    private static bool TryReadByte(string raw, ref int at, StringBuilder text)
    {
        if (at + 3 >= raw.Length || HexDigit(raw[at + 2]) is not (>= 0 and <= 7) || HexDigit(raw[at + 3]) < 0)
        {
            return false;
        }

        text.Append((char)((HexDigit(raw[at + 2]) << 4) | HexDigit(raw[at + 3])));
        at += 4;
        return true;
    }

    /// <summary>One to six hexadecimal digits between braces, with underscores after the first; a Unicode scalar value.</summary>
    private static bool TryReadScalar(string raw, ref int at, StringBuilder text)
    {
        var close = DigitText.IndexOf(raw, '}', at);
        if (close < 0 || at + 3 >= raw.Length || raw[at + 2] != '{' || raw[at + 3] == '_')
        {
            return false;
        }

        var scalar = 0;
        var digits = 0;
        for (var digitAt = at + 3; digitAt < close; digitAt++)
        {
            if (raw[digitAt] == '_')
            {
                continue;
            }

            var digit = HexDigit(raw[digitAt]);
            if (digit < 0 || ++digits > MaxUnicodeDigits)
            {
                return false;
            }

            scalar = (scalar << 4) | digit;
        }

        if (digits == 0 || scalar > 0x10FFFF || scalar is >= 0xD800 and <= 0xDFFF)
        {
            return false;
        }

        text.Append(char.ConvertFromUtf32(scalar));
        at = close + 1;
        return true;
    }

    private static int HexDigit(char character) => character switch
    {
        >= '0' and <= '9' => character - '0',
        >= 'a' and <= 'f' => character - 'a' + 10,
        >= 'A' and <= 'F' => character - 'A' + 10,
        _ => -1,
    };
}
