using System.Globalization;
using System.Text;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Values;

/// <summary>
/// The extension type <c>duration</c>: a signed number of milliseconds. Immutable and thread-safe; <c>default</c> is no time at all.
/// </summary>
public readonly struct CedarDuration : IEquatable<CedarDuration>
{
    internal const long MillisecondsPerSecond = 1_000;
    internal const long MillisecondsPerMinute = 60 * MillisecondsPerSecond;
    internal const long MillisecondsPerHour = 60 * MillisecondsPerMinute;
    internal const long MillisecondsPerDay = 24 * MillisecondsPerHour;

    private static readonly (string Suffix, ulong Length)[] Units =
    [
        ("d", (ulong)MillisecondsPerDay),
        ("h", (ulong)MillisecondsPerHour),
        ("m", (ulong)MillisecondsPerMinute),
        ("s", (ulong)MillisecondsPerSecond),
        ("ms", 1),
    ];

    /// <summary>Makes a duration of the given length.</summary>
    /// <param name="milliseconds">Any 64-bit integer.</param>
    public CedarDuration(long milliseconds) => Milliseconds = milliseconds;

    /// <summary>The length in milliseconds.</summary>
    public long Milliseconds { get; }

    /// <summary>Compares two durations.</summary>
    public static bool operator ==(CedarDuration left, CedarDuration right) => left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(CedarDuration left, CedarDuration right) => !left.Equals(right);

    /// <summary>Reads text such as <c>-1d2h30m5s250ms</c>: an optional sign, then units in this order, each at most once, at least one.</summary>
    /// <returns>False when the text has another form or the length is out of range.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static bool TryParse(string text, out CedarDuration value)
    {
        value = default;
        var negative = Argument.NotNull(text, nameof(text)).Length > 0 && text[0] == '-';
        var at = negative ? 1 : 0;
        var unit = 0;
        ulong total = 0;
        if (at == text.Length)
        {
            return false;
        }

        while (at < text.Length)
        {
            if (!TryReadPart(text, ref at, ref unit, out var part) || part > ulong.MaxValue - total)
            {
                return false;
            }

            total += part;
        }

        if (!DigitText.TrySigned(total, negative, out var milliseconds))
        {
            return false;
        }

        value = new CedarDuration(milliseconds);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(CedarDuration other) => Milliseconds == other.Milliseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CedarDuration other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashMixer.Mix(Milliseconds);

    /// <summary>The duration in the largest units that hold it, for example <c>1d2h</c>; zero is <c>0ms</c>. Parses back to the same length.</summary>
    public override string ToString()
    {
        if (Milliseconds == 0)
        {
            return "0ms";
        }

        var text = new StringBuilder(Milliseconds < 0 ? "-" : "");
        var rest = DigitText.Magnitude(Milliseconds);
        foreach (var (suffix, length) in Units)
        {
            if (rest >= length)
            {
                text.Append((rest / length).ToString(CultureInfo.InvariantCulture)).Append(suffix);
                rest %= length;
            }
        }

        return text.ToString();
    }

    private static bool TryReadPart(string text, ref int at, ref int unit, out ulong milliseconds)
    {
        var digits = at;
        while (at < text.Length && text[at] is >= '0' and <= '9')
        {
            at++;
        }

        milliseconds = 0;
        if (!DigitText.TryParse(text, digits, at - digits, out var count))
        {
            return false;
        }

        var letters = at;
        while (at < text.Length && text[at] is not (>= '0' and <= '9'))
        {
            at++;
        }

        var suffix = text.Substring(letters, at - letters);
        while (unit < Units.Length && !string.Equals(Units[unit].Suffix, suffix, StringComparison.Ordinal))
        {
            unit++;
        }

        if (unit == Units.Length || count > ulong.MaxValue / Units[unit].Length)
        {
            return false;
        }

        milliseconds = count * Units[unit].Length;
        unit++;
        return true;
    }
}
