using System.Buffers;
using System.Text;

namespace Aevum.Canonical;

/// <summary>
/// JSON string literals in pure ASCII: everything outside U+0020 to U+007E as <c>\uxxxx</c> in lower case, short forms where JSON has them, no escape for <c>/</c>.
/// This is the form of the hashed payload and of the export.
/// </summary>
internal static class AsciiJson
{
    private const int LongestEscape = 12; // A surrogate pair: \ud83d\ude00.
    private static readonly SearchValues<byte> Plain = SearchValues.Create(PlainBytes());

    /// <summary>Writes the literal of a text given as UTF-8.</summary>
    /// <returns>False when the bytes are not UTF-8; the buffer then holds an unfinished literal.</returns>
    internal static bool TryWriteString(GrowingBuffer output, ReadOnlySpan<byte> utf8)
    {
        output.Append((byte)'"');
        while (true)
        {
            var special = utf8.IndexOfAnyExcept(Plain);
            if (special < 0)
            {
                output.Append(utf8);
                output.Append((byte)'"');
                return true;
            }

            output.Append(utf8[..special]);
            if (Rune.DecodeFromUtf8(utf8[special..], out var rune, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            WriteEscape(output, rune);
            utf8 = utf8[(special + consumed)..];
        }
    }

    /// <summary>Writes the literal of a text.</summary>
    /// <returns>False when the text holds a lone surrogate; the buffer then holds an unfinished literal.</returns>
    internal static bool TryWriteString(GrowingBuffer output, ReadOnlySpan<char> text)
    {
        output.Append((byte)'"');
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out var rune, out var consumed) != OperationStatus.Done)
            {
                return false;
            }

            if (IsPlain(rune.Value))
            {
                output.Append((byte)rune.Value);
            }
            else
            {
                WriteEscape(output, rune);
            }

            text = text[consumed..];
        }

        output.Append((byte)'"');
        return true;
    }

    private static void WriteEscape(GrowingBuffer output, Rune rune)
    {
        if (ShortForm(rune.Value) is var letter and not 0)
        {
            output.Append((byte)'\\');
            output.Append(letter);
            return;
        }

        Span<char> units = stackalloc char[2];
        var count = rune.EncodeToUtf16(units);
        var room = output.Reserve(LongestEscape);
        for (var unit = 0; unit < count; unit++)
        {
            WriteUnit(room[(unit * 6)..], units[unit]);
        }

        output.Advance(count * 6);
    }

    private static void WriteUnit(Span<byte> room, char unit)
    {
        var digits = "0123456789abcdef"u8;
        room[0] = (byte)'\\';
        room[1] = (byte)'u';
        room[2] = digits[unit >> 12];
        room[3] = digits[(unit >> 8) & 0xF];
        room[4] = digits[(unit >> 4) & 0xF];
        room[5] = digits[unit & 0xF];
    }

    /// <summary>The letter of the two-character escape (RFC 8259 section 7), or 0.</summary>
    internal static byte ShortForm(int codePoint) => codePoint switch
    {
        '"' => (byte)'"',
        '\\' => (byte)'\\',
        '\b' => (byte)'b',
        '\t' => (byte)'t',
        '\n' => (byte)'n',
        '\f' => (byte)'f',
        '\r' => (byte)'r',
        _ => 0,
    };

    private static bool IsPlain(int codePoint) => codePoint is >= 0x20 and <= 0x7E and not '"' and not '\\';

    private static byte[] PlainBytes()
    {
        var bytes = new List<byte>();
        for (var value = 0; value < 0x80; value++)
        {
            if (IsPlain(value))
            {
                bytes.Add((byte)value);
            }
        }

        return [.. bytes];
    }
}
