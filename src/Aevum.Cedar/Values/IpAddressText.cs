using System.Globalization;

namespace Aevum.Cedar.Values;

/// <summary>Reads and writes the text forms of addresses that Cedar accepts, which are fewer than those of <see cref="System.Net.IPAddress"/>.</summary>
internal static class IpAddressText
{
    private const int Groups = 8;
    private const int MaxIpv4Prefix = 32;
    private const int MaxIpv6Prefix = 128;

    /// <summary>Null when the text is no address or range.</summary>
    internal static CedarIpAddress? Parse(string text)
    {
        var slash = DigitText.IndexOf(text, '/', 0);
        var address = slash < 0 ? text : text.Substring(0, slash);
        var isIpv6 = DigitText.IndexOf(address, ':', 0) >= 0;
        var bits = isIpv6 ? MaxIpv6Prefix : MaxIpv4Prefix;
        var prefix = bits;
        if (slash >= 0 && !TryReadPrefix(text, slash + 1, bits, out prefix))
        {
            return null;
        }

        ulong high = 0;
        return (isIpv6 ? TryReadIpv6(address, out high, out var low) : TryReadIpv4(address, out low))
            ? new CedarIpAddress(high, low, isIpv6, prefix)
            : null;
    }

    internal static string FormatIpv4(uint address) =>
        string.Format(CultureInfo.InvariantCulture, "{0}.{1}.{2}.{3}", address >> 24, (address >> 16) & 0xFF, (address >> 8) & 0xFF, address & 0xFF);

    /// <summary>Eight groups without compression: plain, and accepted by every reader.</summary>
    internal static string FormatIpv6(ulong high, ulong low)
    {
        var groups = new string[Groups];
        for (var group = 0; group < Groups; group++)
        {
            var half = group < 4 ? high : low;
            groups[group] = ((half >> (48 - (group % 4 * 16))) & 0xFFFF).ToString("x", CultureInfo.InvariantCulture);
        }

        return string.Join(":", groups);
    }

    private static bool TryReadPrefix(string text, int start, int most, out int prefix)
    {
        var digits = text.Length - start;
        var leadingZero = digits > 1 && text[start] == '0';
        return DigitText.TryParseSmall(text, start, digits, out prefix) && digits <= 3 && !leadingZero && prefix <= most;
    }

    private static bool TryReadIpv4(string text, out ulong address)
    {
        address = 0;
        var at = 0;
        for (var octet = 0; octet < 4; octet++)
        {
            var end = octet == 3 ? text.Length : DigitText.IndexOf(text, '.', at);
            var digits = end - at;
            if (end < 0 || digits is < 1 or > 3 || (digits > 1 && text[at] == '0') || !DigitText.TryParseSmall(text, at, digits, out var value) || value > 255)
            {
                return false;
            }

            address = (address << 8) | (uint)value;
            at = end + 1;
        }

        return true;
    }

    private static bool TryReadIpv6(string text, out ulong high, out ulong low)
    {
        (high, low) = (0, 0);
        var groups = new int[Groups];
        var gap = text.IndexOf("::", StringComparison.Ordinal);
        if (gap < 0)
        {
            if (!TryReadGroups(text, groups, out var all) || all != Groups)
            {
                return false;
            }

            (high, low) = Join(groups);
            return true;
        }

        var tail = new int[Groups];
        if (!TryReadGroups(text.Substring(0, gap), groups, out var before)
            || !TryReadGroups(text.Substring(gap + 2), tail, out var after)
            || before + after >= Groups)
        {
            return false;
        }

        Array.Copy(tail, 0, groups, Groups - after, after);
        (high, low) = Join(groups);
        return true;
    }

    private static bool TryReadGroups(string text, int[] groups, out int count)
    {
        count = 0;
        if (text.Length == 0)
        {
            return true;
        }

        foreach (var group in text.Split(':'))
        {
            if (count == Groups || !TryReadGroup(group, out groups[count]))
            {
                return false;
            }

            count++;
        }

        return true;
    }

    private static bool TryReadGroup(string text, out int value)
    {
        value = 0;
        if (text.Length is < 1 or > 4)
        {
            return false;
        }

        foreach (var character in text)
        {
            var digit = character switch
            {
                >= '0' and <= '9' => character - '0',
                >= 'a' and <= 'f' => character - 'a' + 10,
                >= 'A' and <= 'F' => character - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return false;
            }

            value = (value << 4) | digit;
        }

        return true;
    }

    private static (ulong High, ulong Low) Join(int[] groups)
    {
        ulong high = 0;
        ulong low = 0;
        for (var group = 0; group < 4; group++)
        {
            high = (high << 16) | (uint)groups[group];
            low = (low << 16) | (uint)groups[group + 4];
        }

        return (high, low);
    }
}
