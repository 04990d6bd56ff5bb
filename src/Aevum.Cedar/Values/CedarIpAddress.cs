using System.Globalization;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Values;

/// <summary>
/// The extension type <c>ipaddr</c>: an IPv4 or IPv6 address with a prefix length, so one address or a range.
/// Immutable and thread-safe. Equality compares the written address and the prefix, not the range: <c>10.0.0.1/24</c> and
/// <c>10.0.0.0/24</c> differ, as in the reference implementation.
/// </summary>
public sealed class CedarIpAddress : IEquatable<CedarIpAddress>
{
    private const int Ipv4Bits = 32;
    private const int Ipv6Bits = 128;

    // IPv4 addresses lie in the low 32 bits of _low.
    private readonly ulong _high;
    private readonly ulong _low;

    internal CedarIpAddress(ulong high, ulong low, bool isIpv6, int prefixLength)
    {
        _high = high;
        _low = low;
        IsIpv6 = isIpv6;
        PrefixLength = prefixLength;
    }

    /// <summary>True for IPv6, false for IPv4.</summary>
    public bool IsIpv6 { get; }

    /// <summary>Number of leading bits that are fixed: 0 to 32 for IPv4, 0 to 128 for IPv6.</summary>
    public int PrefixLength { get; }

    /// <summary>Whether the whole range lies in 127.0.0.0/8, or is ::1.</summary>
    public bool IsLoopback => IsIpv6 ? Covers(0, 1, Ipv6Bits) : Covers(0, 0x7F00_0000, 8);

    /// <summary>Whether the whole range lies in 224.0.0.0/4, or in ff00::/8.</summary>
    public bool IsMulticast => IsIpv6 ? Covers(0xFF00_0000_0000_0000, 0, 8) : Covers(0, 0xE000_0000, 4);

    /// <summary>Compares address and prefix; null equals only null.</summary>
    public static bool operator ==(CedarIpAddress? left, CedarIpAddress? right) => left is null ? right is null : left.Equals(right);

    /// <summary>The negation of equality.</summary>
    public static bool operator !=(CedarIpAddress? left, CedarIpAddress? right) => !(left == right);

    /// <summary>Reads text such as <c>10.0.0.0/8</c> or <c>fe80::1</c>. IPv4 written inside IPv6, zones and leading zeros in IPv4 are refused.</summary>
    /// <param name="text">The text to read.</param>
    /// <param name="address">The address, or null when false is returned.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    public static bool TryParse(string text, out CedarIpAddress? address) =>
        (address = IpAddressText.Parse(Argument.NotNull(text, nameof(text)))) is not null;

    /// <summary>Whether every address of this range belongs to <paramref name="range"/>; always false between IPv4 and IPv6.</summary>
    /// <exception cref="ArgumentNullException">The range is null.</exception>
    public bool IsInRange(CedarIpAddress range)
    {
        Argument.NotNull(range, nameof(range));
        return range.IsIpv6 == IsIpv6 && Covers(range._high, range._low, range.PrefixLength);
    }

    /// <inheritdoc/>
    public bool Equals(CedarIpAddress? other) =>
        other is not null && _high == other._high && _low == other._low && IsIpv6 == other.IsIpv6 && PrefixLength == other.PrefixLength;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CedarIpAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => unchecked(HashMixer.Mix((long)_high) ^ (HashMixer.Mix((long)_low) * 31) ^ (PrefixLength << 1) ^ (IsIpv6 ? 1 : 0));

    /// <summary>The address, and <c>/</c> with the prefix length unless it is a single address; parses back to an equal address.</summary>
    public override string ToString()
    {
        var address = IsIpv6 ? IpAddressText.FormatIpv6(_high, _low) : IpAddressText.FormatIpv4((uint)_low);
        return PrefixLength == (IsIpv6 ? Ipv6Bits : Ipv4Bits) ? address : address + "/" + PrefixLength.ToString(CultureInfo.InvariantCulture);
    }

    private bool Covers(ulong high, ulong low, int prefix)
    {
        if (PrefixLength < prefix)
        {
            return false;
        }

        if (!IsIpv6)
        {
            return prefix == 0 || (_low ^ low) >> (Ipv4Bits - prefix) == 0;
        }

        var highBits = Math.Min(prefix, 64);
        var lowBits = prefix - highBits;
        return (highBits == 0 || (_high ^ high) >> (64 - highBits) == 0)
            && (lowBits == 0 || (_low ^ low) >> (64 - lowBits) == 0);
    }
}
