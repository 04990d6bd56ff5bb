using System.Globalization;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Values;

/// <summary>
/// The extension type <c>decimal</c>: a number with four digits after the point, from -922337203685477.5808 to 922337203685477.5807.
/// Immutable and thread-safe; <c>default</c> is 0.0.
/// </summary>
public readonly struct CedarDecimal : IEquatable<CedarDecimal>
{
    private const int FractionDigits = 4;
    private const ulong One = 10_000;

    /// <summary>Makes the number <paramref name="tenThousandths"/> / 10,000.</summary>
    /// <param name="tenThousandths">Any 64-bit integer.</param>
    public CedarDecimal(long tenThousandths) => TenThousandths = tenThousandths;

    /// <summary>The number times 10,000.</summary>
    public long TenThousandths { get; }

    /// <summary>Compares two numbers.</summary>
    public static bool operator ==(CedarDecimal left, CedarDecimal right) => left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(CedarDecimal left, CedarDecimal right) => !left.Equals(right);

    /// <summary>Reads text such as <c>-12.5</c>: digits, a point, one to four digits.</summary>
    /// <returns>False when the text has another form or the number is out of range.</returns>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static bool TryParse(string text, out CedarDecimal value)
    {
        value = default;
        var negative = Argument.NotNull(text, nameof(text)).Length > 0 && text[0] == '-';
        var start = negative ? 1 : 0;
        var point = DigitText.IndexOf(text, '.', 0);
        var fraction = text.Length - point - 1;
        if (point <= start || fraction is < 1 or > FractionDigits)
        {
            return false;
        }

        if (!DigitText.TryParse(text, start, point - start, out var whole) || !DigitText.TryParse(text, point + 1, fraction, out var part))
        {
            return false;
        }

        for (var digits = fraction; digits < FractionDigits; digits++)
        {
            part *= 10;
        }

        if (whole > (ulong)long.MaxValue / One + 1 || !DigitText.TrySigned((whole * One) + part, negative, out var scaled))
        {
            return false;
        }

        value = new CedarDecimal(scaled);
        return true;
    }

    /// <inheritdoc/>
    public bool Equals(CedarDecimal other) => TenThousandths == other.TenThousandths;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is CedarDecimal other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashMixer.Mix(TenThousandths);

    /// <summary>The number with at least one and at most four digits after the point; parses back to the same number.</summary>
    public override string ToString()
    {
        var magnitude = DigitText.Magnitude(TenThousandths);
        var fraction = (magnitude % One).ToString("0000", CultureInfo.InvariantCulture).TrimEnd('0');
        return (TenThousandths < 0 ? "-" : "")
            + (magnitude / One).ToString(CultureInfo.InvariantCulture) + "."
            + (fraction.Length == 0 ? "0" : fraction);
    }
}
