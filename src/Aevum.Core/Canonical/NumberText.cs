using System.Globalization;

namespace Aevum.Canonical;

/// <summary>
/// Numbers as Python prints them: an integer of any size stays an integer; a number written with <c>.</c>, <c>e</c> or <c>E</c> is a
/// binary64 value and prints as the shortest text that reads back to it, decimal for exponents -4 to 15, else like <c>1e-05</c>.
/// </summary>
internal static class NumberText
{
    private const int LongestDouble = 32; // -2.2250738585072014E-308 has 24 characters.
    private const int LowestDecimalExponent = -4;
    private const int HighestDecimalExponent = 15;

    /// <summary>Writes a JSON number token (RFC 8259 section 6).</summary>
    /// <returns>Why the number has no canonical form; null when it was written.</returns>
    internal static string? Write(GrowingBuffer output, ReadOnlySpan<byte> token)
    {
        if (token.Length > CanonicalLimits.MaxNumberLength)
        {
            return $"a number is longer than {CanonicalLimits.MaxNumberLength} characters";
        }

        if (token.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0)
        {
            output.Append(token.SequenceEqual("-0"u8) ? "0"u8 : token);
            return null;
        }

        if (!double.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return "a number is malformed";
        }

        if (!double.IsFinite(value))
        {
            return "a number is too large for binary64 and would become an infinity";
        }

        WriteDouble(output, value);
        return null;
    }

    internal static void WriteDouble(GrowingBuffer output, double value)
    {
        Span<byte> shortest = stackalloc byte[LongestDouble];
        Span<byte> digits = stackalloc byte[LongestDouble];
        var count = Digits(shortest[..Shortest(value, shortest)], digits, out var exponent);

        if (double.IsNegative(value))
        {
            output.Append((byte)'-');
        }

        if (exponent is >= LowestDecimalExponent and <= HighestDecimalExponent)
        {
            WriteDecimal(output, digits[..count], exponent);
            return;
        }

        WriteScientific(output, digits[..count], exponent);
    }

    /// <summary>
    /// The shortest text that reads back. .NET's own misses that for 2^-25 and 2^-958, where the neighbour below is nearer than the one above: the text
    /// it gives reads back as that neighbour. Such a power of two gets all 17 digits.
    /// </summary>
    private static int Shortest(double value, Span<byte> text)
    {
        const long FractionBits = (1L << 52) - 1;
        _ = value.TryFormat(text, out var length, "R", CultureInfo.InvariantCulture);
        if ((BitConverter.DoubleToInt64Bits(value) & FractionBits) == 0
            && !double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture).Equals(value))
        {
            _ = value.TryFormat(text, out length, "E16", CultureInfo.InvariantCulture);
        }

        return length;
    }

    /// <summary>Takes .NET's form apart: its significant digits, and the power of ten of the first of them.</summary>
    private static int Digits(ReadOnlySpan<byte> shortest, Span<byte> digits, out int exponent)
    {
        var scientific = shortest.IndexOf((byte)'E');
        var mantissa = (scientific < 0 ? shortest : shortest[..scientific]).TrimStart((byte)'-');
        exponent = scientific < 0 ? 0 : int.Parse(shortest[(scientific + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf((byte)'.');
        exponent += (point < 0 ? mantissa.Length : point) - 1;

        var count = 0;
        foreach (var character in mantissa)
        {
            if (character == (byte)'.')
            {
                continue;
            }

            if (count == 0 && character == (byte)'0')
            {
                exponent--;
                continue;
            }

            digits[count++] = character;
        }

        return WithoutTrailingZeros(digits, count, ref exponent);
    }

    private static int WithoutTrailingZeros(Span<byte> digits, int count, ref int exponent)
    {
        while (count > 1 && digits[count - 1] == (byte)'0')
        {
            count--;
        }

        if (count > 0)
        {
            return count;
        }

        digits[0] = (byte)'0';
        exponent = 0;
        return 1;
    }

    private static void WriteDecimal(GrowingBuffer output, ReadOnlySpan<byte> digits, int exponent)
    {
        if (exponent < 0)
        {
            output.Append("0."u8);
            WriteZeros(output, -exponent - 1);
            output.Append(digits);
            return;
        }

        var whole = Math.Min(digits.Length, exponent + 1);
        output.Append(digits[..whole]);
        WriteZeros(output, exponent + 1 - whole);
        output.Append((byte)'.');
        output.Append(whole < digits.Length ? digits[whole..] : "0"u8);
    }

    private static void WriteScientific(GrowingBuffer output, ReadOnlySpan<byte> digits, int exponent)
    {
        output.Append(digits[0]);
        if (digits.Length > 1)
        {
            output.Append((byte)'.');
            output.Append(digits[1..]);
        }

        output.Append((byte)'e');
        output.Append(exponent < 0 ? (byte)'-' : (byte)'+');
        var magnitude = Math.Abs(exponent);
        if (magnitude >= 100)
        {
            output.Append((byte)('0' + (magnitude / 100)));
        }

        output.Append((byte)('0' + (magnitude / 10 % 10)));
        output.Append((byte)('0' + (magnitude % 10)));
    }

    private static void WriteZeros(GrowingBuffer output, int count)
    {
        for (var written = 0; written < count; written++)
        {
            output.Append((byte)'0');
        }
    }
}
