namespace Aevum.Cedar.Values;

/// <summary>Reads runs of ASCII digits without allocation and without culture.</summary>
internal static class DigitText
{
    /// <summary>Reads exactly <paramref name="count"/> digits; false when one is no ASCII digit or the number exceeds 64 bits.</summary>
    internal static bool TryParse(string text, int start, int count, out ulong value)
    {
        value = 0;
        if (count <= 0 || start + count > text.Length)
        {
            return false;
        }

        for (var at = start; at < start + count; at++)
        {
            if (text[at] is < '0' or > '9')
            {
                return false;
            }

            var digit = (ulong)(text[at] - '0');
            if (value > (ulong.MaxValue - digit) / 10)
            {
                return false;
            }

            value = (value * 10) + digit;
        }

        return true;
    }

    /// <summary>Offset of a character from a place on, or -1; the overload with a comparison does not exist on netstandard2.0.</summary>
    internal static int IndexOf(string text, char character, int start)
    {
        for (var at = start; at < text.Length; at++)
        {
            if (text[at] == character)
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Reads a fixed number of digits that cannot overflow an int.</summary>
    internal static bool TryParseSmall(string text, int start, int count, out int value)
    {
        var read = TryParse(text, start, count, out var wide) && wide <= int.MaxValue;
        value = read ? (int)wide : 0;
        return read;
    }

    /// <summary>Gives a magnitude its sign; false when the result needs more than 64 bits.</summary>
    internal static bool TrySigned(ulong magnitude, bool negative, out long value)
    {
        var limit = negative ? (ulong)long.MaxValue + 1 : (ulong)long.MaxValue;
        value = magnitude > limit ? 0 : negative ? unchecked(-(long)magnitude) : (long)magnitude;
        return magnitude <= limit;
    }

    /// <summary>The absolute value, also of the smallest long.</summary>
    internal static ulong Magnitude(long value) => value < 0 ? unchecked((ulong)-value) : (ulong)value;
}
