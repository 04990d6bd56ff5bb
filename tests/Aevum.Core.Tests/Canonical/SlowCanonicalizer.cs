using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace Aevum.Canonical;

/// <summary>The canonical form written down literally: sort by code points, escape every character on its own, try one digit more until a float reads back.</summary>
internal static class SlowCanonicalizer
{
    internal static string Canonicalize(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Object(value),
        JsonValueKind.Array => $"[{string.Join(",", value.EnumerateArray().Select(Canonicalize))}]",
        JsonValueKind.String => Text(value.GetString()!),
        JsonValueKind.Number => Number(value.GetRawText()),
        _ => value.GetRawText(),
    };

    internal static string Float(double value)
    {
        var sign = double.IsNegative(value) ? "-" : string.Empty;
        var magnitude = Math.Abs(value);
        if (magnitude == 0)
        {
            return sign + "0.0";
        }

        for (var digits = 1; ; digits++)
        {
            var text = magnitude.ToString("E" + (digits - 1), CultureInfo.InvariantCulture);
            if (double.Parse(text, CultureInfo.InvariantCulture) == magnitude)
            {
                return sign + Lay(text);
            }
        }
    }

    private static string Object(JsonElement value)
    {
        var members = value.EnumerateObject().OrderBy(member => CodePoints(member.Name), StringComparer.Ordinal);
        return $"{{{string.Join(",", members.Select(member => $"{Text(member.Name)}:{Canonicalize(member.Value)}"))}}}";
    }

    /// <summary>Code points as fixed-width text, so that ordinal order is code-point order.</summary>
    private static string CodePoints(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.Value.ToString("x6", CultureInfo.InvariantCulture)));

    private static string Text(string text)
    {
        var output = new StringBuilder("\"");
        foreach (var unit in text)
        {
            output.Append(unit switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\b' => "\\b",
                '\t' => "\\t",
                '\n' => "\\n",
                '\f' => "\\f",
                '\r' => "\\r",
                >= ' ' and <= '~' => unit.ToString(),
                _ => "\\u" + ((int)unit).ToString("x4", CultureInfo.InvariantCulture),
            });
        }

        return output.Append('"').ToString();
    }

    private static string Number(string token) => token.AsSpan().IndexOfAny(".eE") < 0
        ? BigInteger.Parse(token, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)
        : Float(double.Parse(token, CultureInfo.InvariantCulture));

    /// <summary>Lays <c>d.dddE±eee</c> out as Python does.</summary>
    private static string Lay(string text)
    {
        var exponent = int.Parse(text.AsSpan(text.IndexOf('E', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
        var digits = text[..text.IndexOf('E', StringComparison.Ordinal)].Replace(".", string.Empty, StringComparison.Ordinal);
        if (exponent is < -4 or > 15)
        {
            var fraction = digits.Length > 1 ? "." + digits[1..] : string.Empty;
            return $"{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
        }

        if (exponent < 0)
        {
            return "0." + new string('0', -exponent - 1) + digits;
        }

        var whole = digits.PadRight(exponent + 1, '0');
        return whole[..(exponent + 1)] + "." + (whole.Length > exponent + 1 ? whole[(exponent + 1)..] : "0");
    }
}
