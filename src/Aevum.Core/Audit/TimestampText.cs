using System.Globalization;

namespace Aevum.Audit;

/// <summary>The text of <c>valid_from</c> and <c>valid_to</c>: ISO 8601 in UTC with offset <c>+00:00</c>, microseconds, the fraction omitted when exactly zero.</summary>
internal static class TimestampText
{
    private const string WithFraction = "yyyy-MM-dd'T'HH:mm:ss.ffffff'+00:00'";
    private const string WithoutFraction = "yyyy-MM-dd'T'HH:mm:ss'+00:00'";

    /// <summary>Writes an instant; what is finer than a microsecond is cut off.</summary>
    internal static string Format(DateTimeOffset instant)
    {
        var utc = instant.UtcDateTime;
        var hasFraction = utc.Ticks % TimeSpan.TicksPerSecond / TimeSpan.TicksPerMicrosecond != 0;
        return utc.ToString(hasFraction ? WithFraction : WithoutFraction, CultureInfo.InvariantCulture);
    }

    internal static bool TryParse(string? text, out DateTimeOffset instant) =>
        DateTimeOffset.TryParseExact(
            text,
            [WithFraction, WithoutFraction],
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out instant);
}
