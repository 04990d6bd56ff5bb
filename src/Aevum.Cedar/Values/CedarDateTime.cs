using System.Globalization;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Values;

/// <summary>
/// The extension type <c>datetime</c>: milliseconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar.
/// Immutable and thread-safe; <c>default</c> is that moment. Arithmetic may leave the years that text can express.
/// </summary>
public readonly struct CedarDateTime : IEquatable<CedarDateTime>
{
    private const int DateLength = 10;

    /// <summary>Makes the instant the given number of milliseconds after the Unix epoch.</summary>
    /// <param name="unixMilliseconds">Any 64-bit integer; negative is before 1970.</param>
    public CedarDateTime(long unixMilliseconds) => UnixMilliseconds = unixMilliseconds;

    /// <summary>Milliseconds since the Unix epoch.</summary>
    public long UnixMilliseconds { get; }

    /// <summary>Compares two instants.</summary>
    public static bool operator ==(CedarDateTime left, CedarDateTime right) => left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(CedarDateTime left, CedarDateTime right) => !left.Equals(right);

    /// <summary>
    /// Reads one of <c>YYYY-MM-DD</c>, <c>YYYY-MM-DDThh:mm:ssZ</c>, <c>YYYY-MM-DDThh:mm:ss.SSSZ</c>, and the last two with an offset
    /// <c>+hhmm</c> or <c>-hhmm</c> in place of <c>Z</c>.
    /// </summary>
    /// <returns>False when the text has another form or names no real date and time; leap seconds are refused.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static bool TryParse(string text, out CedarDateTime value)
    {
        value = default;
        if (!TryReadDate(Argument.NotNull(text, nameof(text)), out var days))
        {
            return false;
        }

        var milliseconds = days * CedarDuration.MillisecondsPerDay;
        if (text.Length == DateLength)
        {
            value = new CedarDateTime(milliseconds);
            return true;
        }

        if (!TryReadTime(text, out var time, out var zoneAt) || !TryReadZone(text, zoneAt, out var offset))
        {
            return false;
        }

        value = new CedarDateTime(milliseconds + time - offset);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(CedarDateTime other) => UnixMilliseconds == other.UnixMilliseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CedarDateTime other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashMixer.Mix(UnixMilliseconds);

    /// <summary>
    /// The instant as <c>YYYY-MM-DDThh:mm:ss.SSSZ</c>, which parses back to it. Outside the years 0000 to 9999 no Cedar text exists;
    /// then the number of milliseconds since the epoch, followed by <c>ms</c>.
    /// </summary>
    public override string ToString()
    {
        var days = FloorDivide(UnixMilliseconds, CedarDuration.MillisecondsPerDay);
        var time = unchecked(UnixMilliseconds - (days * CedarDuration.MillisecondsPerDay));
        if (!CivilCalendar.TryFromDays(days, out var year, out var month, out var day))
        {
            return UnixMilliseconds.ToString(CultureInfo.InvariantCulture) + "ms";
        }

        return string.Format(
            CultureInfo.InvariantCulture,
            "{0:0000}-{1:00}-{2:00}T{3:00}:{4:00}:{5:00}.{6:000}Z",
            year, month, day,
            time / CedarDuration.MillisecondsPerHour,
            time / CedarDuration.MillisecondsPerMinute % 60,
            time / CedarDuration.MillisecondsPerSecond % 60,
            time % CedarDuration.MillisecondsPerSecond);
    }

    /// <summary>A Cedar expression that evaluates to this instant, also outside the years that text can express.</summary>
    internal string ToExpressionText()
    {
        var text = ToString();
        return text[text.Length - 1] == 'Z'
            ? "datetime(\"" + text + "\")"
            : "datetime(\"1970-01-01\").offset(duration(\"" + new CedarDuration(UnixMilliseconds) + "\"))";
    }

    /// <summary>Division that rounds toward the past, as calendars need it.</summary>
    internal static long FloorDivide(long dividend, long divisor)
    {
        var quotient = dividend / divisor;
        return dividend % divisor < 0 ? quotient - 1 : quotient;
    }

    private static bool TryReadDate(string text, out long days)
    {
        days = 0;
        if (text.Length < DateLength || text[4] != '-' || text[7] != '-')
        {
            return false;
        }

        return DigitText.TryParseSmall(text, 0, 4, out var year)
            && DigitText.TryParseSmall(text, 5, 2, out var month)
            && DigitText.TryParseSmall(text, 8, 2, out var day)
            && CivilCalendar.TryToDays(year, month, day, out days);
    }

    private static bool TryReadTime(string text, out long milliseconds, out int end)
    {
        const int secondsEnd = DateLength + 9;
        milliseconds = 0;
        end = secondsEnd;
        if (text.Length <= secondsEnd || text[DateLength] != 'T' || text[DateLength + 3] != ':' || text[DateLength + 6] != ':')
        {
            return false;
        }

        if (!DigitText.TryParseSmall(text, DateLength + 1, 2, out var hour) || hour > 23
            || !DigitText.TryParseSmall(text, DateLength + 4, 2, out var minute) || minute > 59
            || !DigitText.TryParseSmall(text, DateLength + 7, 2, out var second) || second > 59)
        {
            return false;
        }

        var fraction = 0;
        if (text[secondsEnd] == '.')
        {
            end = secondsEnd + 4;
            if (!DigitText.TryParseSmall(text, secondsEnd + 1, 3, out fraction))
            {
                return false;
            }
        }

        milliseconds = (hour * CedarDuration.MillisecondsPerHour) + (minute * CedarDuration.MillisecondsPerMinute)
            + (second * CedarDuration.MillisecondsPerSecond) + fraction;
        return true;
    }

    private static bool TryReadZone(string text, int at, out long offset)
    {
        offset = 0;
        if (text.Length == at + 1 && text[at] == 'Z')
        {
            return true;
        }

        if (text.Length != at + 5 || text[at] is not ('+' or '-')
            || !DigitText.TryParseSmall(text, at + 1, 2, out var hours) || hours > 23
            || !DigitText.TryParseSmall(text, at + 3, 2, out var minutes) || minutes > 59)
        {
            return false;
        }

        offset = (hours * CedarDuration.MillisecondsPerHour) + (minutes * CedarDuration.MillisecondsPerMinute);
        offset = text[at] == '-' ? -offset : offset;
        return true;
    }
}
