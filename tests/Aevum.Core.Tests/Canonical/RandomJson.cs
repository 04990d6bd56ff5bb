using System.Globalization;
using System.Numerics;
using System.Text;

namespace Aevum.Canonical;

/// <summary>Random JSON texts with everything that is tricky: astral keys, escapes in several forms, white space, huge integers, odd floats.</summary>
internal sealed class RandomJson(int seed)
{
    private static readonly string[] Pieces =
    [
        "a", "Z", "_", "0", " ", "/", "\"", "\\", "\n", "\t", "\u0000", "\u001f", "\u007f", "\u0080", "\u00e9", "\u07ff", "\u0800", "\u20ac",
        "\ufb33", "\ufffd", "\uffff", "\u2028", "\U00010000", "\U0001F600", "\U0010FFFF",
    ];

    private readonly Random _random = new(seed);

    internal string Next() => Value(0);

    private string Value(int depth) => _random.Next(depth > 4 ? 4 : 6) switch
    {
        0 => Number(),
        1 => Literal(Text()),
        2 => new[] { "true", "false", "null" }[_random.Next(3)],
        3 => Number(),
        4 => $"[{Space()}{string.Join($"{Space()},{Space()}", Enumerable.Range(0, _random.Next(4)).Select(_ => Value(depth + 1)))}{Space()}]",
        _ => Object(depth),
    };

    private string Object(int depth)
    {
        var keys = Enumerable.Range(0, _random.Next(6)).Select(_ => Text()).Distinct(StringComparer.Ordinal);
        return $"{{{Space()}{string.Join(",", keys.Select(key => $"{Literal(key)}{Space()}:{Space()}{Value(depth + 1)}"))}{Space()}}}";
    }

    private string Text() => string.Concat(Enumerable.Range(0, _random.Next(5)).Select(_ => Pieces[_random.Next(Pieces.Length)]));

    /// <summary>A literal with each unit escaped or not at random, as far as JSON leaves a choice.</summary>
    private string Literal(string text)
    {
        var output = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            var mustEscape = rune.Value < 0x20 || rune.Value is '"' or '\\';
            if (mustEscape || _random.Next(3) == 0)
            {
                foreach (var unit in rune.ToString())
                {
                    output.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
                }
            }
            else
            {
                output.Append(rune.ToString());
            }
        }

        return output.Append('"').ToString();
    }

    private string Number() => _random.Next(5) switch
    {
        0 => _random.Next(-1000, 1000).ToString(CultureInfo.InvariantCulture),
        1 => Huge().ToString(CultureInfo.InvariantCulture),
        2 => SlowCanonicalizer.Float(AnyDouble()),
        3 => $"{_random.Next(-99, 99)}.{_random.Next(0, 10000):0000}e{_random.Next(-300, 300)}",
        _ => $"{_random.Next(1, 99)}E{_random.Next(-20, 20)}",
    };

    private BigInteger Huge()
    {
        var bytes = new byte[_random.Next(1, 80)];
        _random.NextBytes(bytes);
        return new BigInteger(bytes);
    }

    private double AnyDouble()
    {
        var value = BitConverter.Int64BitsToDouble(_random.NextInt64(long.MinValue, long.MaxValue));
        return double.IsFinite(value) ? value : 1.5;
    }

    private string Space() => new[] { string.Empty, string.Empty, " ", "\n\t ", "\r\n" }[_random.Next(5)];
}
