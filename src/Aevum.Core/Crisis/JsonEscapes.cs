using System.Globalization;
using System.Text;

namespace Aevum.Crisis;

/// <summary>Reads the escapes of JSON text (RFC 8259 section 7), so that a letter written as an escape is screened as that letter.</summary>
internal static class JsonEscapes
{
    private const int UnicodeEscapeLength = 6;

    /// <summary>Copies JSON text with every escape replaced by the character it stands for.</summary>
    /// <param name="json">Well-formed JSON, UTF-8.</param>
    /// <param name="plain">Receives the text; as long as <paramref name="json"/>, which is always enough.</param>
    /// <returns>How many bytes there are.</returns>
    internal static int Read(ReadOnlySpan<byte> json, Span<byte> plain)
    {
        var written = 0;
        while (true)
        {
            var run = json.IndexOf((byte)'\\');
            var literal = run < 0 || run == json.Length - 1 ? json : json[..run];
            literal.CopyTo(plain[written..]);
            written += literal.Length;
            if (literal.Length == json.Length)
            {
                return written;
            }

            json = json[run..];
            json = json[ReadOne(json, plain, ref written)..];
        }
    }

    /// <summary>Reads the escape at the start of a text.</summary>
    /// <returns>How long the escape is.</returns>
    private static int ReadOne(ReadOnlySpan<byte> escape, Span<byte> plain, ref int written)
    {
        if (escape[1] != 'u')
        {
            // Of the short escapes, those of a control character separate words; the others stand for themselves.
            plain[written++] = escape[1] is (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t' ? (byte)' ' : escape[1];
            return 2;
        }

        if (!TryReadUnit(escape, out var unit))
        {
            plain[written++] = (byte)' ';
            return 2;
        }

        if (char.IsHighSurrogate(unit) && TryReadUnit(escape[UnicodeEscapeLength..], out var low) && char.IsLowSurrogate(low))
        {
            written += new Rune(unit, low).EncodeToUtf8(plain[written..]);
            return 2 * UnicodeEscapeLength;
        }

        written += (char.IsSurrogate(unit) ? Rune.ReplacementChar : new Rune(unit)).EncodeToUtf8(plain[written..]);
        return UnicodeEscapeLength;
    }

    private static bool TryReadUnit(ReadOnlySpan<byte> escape, out char unit)
    {
        unit = default;
        if (escape.Length < UnicodeEscapeLength || escape[0] != '\\' || escape[1] != 'u')
        {
            return false;
        }

        var isHex = ushort.TryParse(escape[2..UnicodeEscapeLength], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value);
        unit = (char)value;
        return isHex;
    }
}
