using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Unicode;

namespace Aevum.Canonical;

/// <summary>
/// The values of RFC 8785 (JCS) that our signed texts are made of: strings in UTF-8 with the escapes of section 3.2.2.2, integers below 2^53, null.
/// The signed objects have fixed keys in ASCII, already in order, so nothing here sorts.
/// </summary>
internal static class JcsText
{
    /// <summary>The largest integer that every RFC 8785 implementation writes the same: 2^53 - 1 (section 3.2.2.3).</summary>
    internal const long MaxInteger = 9_007_199_254_740_991;

    private static readonly SearchValues<byte> Escaped = SearchValues.Create(EscapedBytes());

    internal static void WriteNull(GrowingBuffer output) => output.Append("null"u8);

    internal static void WriteInteger(GrowingBuffer output, long value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxInteger);
        ArgumentOutOfRangeException.ThrowIfLessThan(value, -MaxInteger);
        _ = Utf8Formatter.TryFormat(value, output.Reserve(20), out var written);
        output.Advance(written);
    }

    /// <summary>Writes an integer as a string of decimal digits.</summary>
    internal static void WriteDecimalString(GrowingBuffer output, long value)
    {
        var room = output.Reserve(22);
        room[0] = (byte)'"';
        _ = value.TryFormat(room[1..], out var written, provider: CultureInfo.InvariantCulture);
        room[written + 1] = (byte)'"';
        output.Advance(written + 2);
    }

    /// <summary>Writes bytes as a string of lower-case hexadecimal digits.</summary>
    internal static void WriteHex(GrowingBuffer output, ReadOnlySpan<byte> bytes)
    {
        var room = output.Reserve((bytes.Length * 2) + 2);
        room[0] = (byte)'"';
        _ = Convert.TryToHexStringLower(bytes, room[1..], out var written);
        room[written + 1] = (byte)'"';
        output.Advance(written + 2);
    }

    /// <summary>Writes a text given as valid UTF-8.</summary>
    internal static void WriteString(GrowingBuffer output, ReadOnlySpan<byte> utf8)
    {
        output.Append((byte)'"');
        while (true)
        {
            var special = utf8.IndexOfAny(Escaped);
            if (special < 0)
            {
                output.Append(utf8);
                output.Append((byte)'"');
                return;
            }

            output.Append(utf8[..special]);
            WriteEscape(output, utf8[special]);
            utf8 = utf8[(special + 1)..];
        }
    }

    /// <summary>Writes a text.</summary>
    /// <exception cref="CanonicalJsonException">The text holds a lone surrogate, which RFC 8785 section 3.2.2.2 forbids.</exception>
    internal static void WriteString(GrowingBuffer output, string text)
    {
        var start = output.Length;
        var room = output.Reserve((text.Length * 3) + 2);
        room[0] = (byte)'"';
        var status = Utf8.FromUtf16(text, room[1..], out _, out var written, replaceInvalidSequences: false);
        if (status != OperationStatus.Done)
        {
            throw new CanonicalJsonException("A text of the event holds a lone surrogate; only well-formed Unicode can be signed.");
        }

        if (room.Slice(1, written).IndexOfAny(Escaped) < 0)
        {
            room[written + 1] = (byte)'"';
            output.Advance(written + 2);
            return;
        }

        var utf8 = room.Slice(1, written).ToArray();
        output.Truncate(start);
        WriteString(output, utf8);
    }

    private static void WriteEscape(GrowingBuffer output, byte value)
    {
        var digits = "0123456789abcdef"u8;
        output.Append((byte)'\\');
        if (AsciiJson.ShortForm(value) is var letter and not 0)
        {
            output.Append(letter);
            return;
        }

        output.Append("u00"u8);
        output.Append(digits[value >> 4]);
        output.Append(digits[value & 0xF]);
    }

    private static byte[] EscapedBytes()
    {
        var bytes = new byte[0x22];
        for (byte value = 0; value < 0x20; value++)
        {
            bytes[value] = value;
        }

        bytes[0x20] = (byte)'"';
        bytes[0x21] = (byte)'\\';
        return bytes;
    }
}
