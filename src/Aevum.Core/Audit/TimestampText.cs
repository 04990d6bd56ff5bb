using System.Globalization;

namespace Aevum.Audit;

/// <summary>The text of <c>valid_from</c> and <c>valid_to</c>: ISO 8601 in UTC with offset <c>+00:00</c>, microseconds, the fraction omitted when exactly zero.</summary>
internal static class TimestampText
{
    private const string WithFraction = "yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'";
    private const string Offset = "+00:00";

    /// <summary>yyyy-MM-ddTHH:mm:ss.</summary>
    private const int SecondsLength = 19;
    private const int LongestText = 32;
    private const string WithoutFraction = "yyyy-MM-dd'T'HH:mm:ss'+00:00'";

    /// <summary>Writes an instant; what is finer than a microsecond is cut off.</summary>
    internal static string Format(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        var microseconds = (int)(utc.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond);

        // What a pattern takes is a fifth of a microsecond for each event.
        Span<char> text = stackalloc char[LongestText];
        _ = utc.TryFormat(text, out _, "s", CultureInfo.InvariantCulture);
        var length = SecondsLength;
        if (microseconds != 0)
        {
            text[length] = '.';
            _ = microseconds.TryFormat(text[(length + 1)..], out var digits, "D6", CultureInfo.InvariantCulture);
            length += 1 + digits;
        }

        Offset.CopyTo(text[length..]);
        return new string(text[..(length + Offset.Length)]);
    }

    internal static bool TryParse(string? text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(
            text,
            [WithFraction, WithoutFraction],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out instant);
}
