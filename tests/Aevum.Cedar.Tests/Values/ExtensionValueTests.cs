using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Values;

/// <summary>Which texts the constructors of extension types take, and what they mean.</summary>
public sealed class ExtensionValueTests
{
    [Theory]
    [InlineData("1.0", 10_000)]
    [InlineData("-1.0", -10_000)]
    [InlineData("-0.5", -5_000)]
    [InlineData("-0.0", 0)]
    [InlineData("00001.10", 11_000)]
    [InlineData("1.2345", 12_345)]
    [InlineData("922337203685477.5807", long.MaxValue)]
    [InlineData("-922337203685477.5808", long.MinValue)]
    public void Decimals_that_are_read(string text, long tenThousandths)
    {
        Assert.True(CedarDecimal.TryParse(text, out var value));
        Assert.Equal(tenThousandths, value.TenThousandths);
        Assert.True(CedarDecimal.TryParse(value.ToString(), out var again));
        Assert.Equal(value, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1")]
    [InlineData("1.")]
    [InlineData(".1")]
    [InlineData("-.5")]
    [InlineData("+1.0")]
    [InlineData("1.00000")]
    [InlineData("1_0.0")]
    [InlineData(" 1.0")]
    [InlineData("1.0 ")]
    [InlineData("1.0.0")]
    [InlineData("1.-5")]
    [InlineData("\u0661.0")]
    [InlineData("922337203685477.5808")]
    [InlineData("-922337203685477.5809")]
    [InlineData("99999999999999999999.0")]
    public void Decimals_that_are_refused(string text) => Assert.False(CedarDecimal.TryParse(text, out _));

    [Theory]
    [InlineData("1d", 86_400_000)]
    [InlineData("1d2h3m4s5ms", 93_784_005)]
    [InlineData("-1d2h", -93_600_000)]
    [InlineData("90m", 5_400_000)]
    [InlineData("01d", 86_400_000)]
    [InlineData("-0d", 0)]
    [InlineData("9223372036854775807ms", long.MaxValue)]
    [InlineData("-9223372036854775808ms", long.MinValue)]
    [InlineData("106751991167d7h12m55s807ms", long.MaxValue)]
    [InlineData("-106751991167d7h12m55s808ms", long.MinValue)]
    public void Durations_that_are_read(string text, long milliseconds)
    {
        Assert.True(CedarDuration.TryParse(text, out var value));
        Assert.Equal(milliseconds, value.Milliseconds);
        Assert.True(CedarDuration.TryParse(value.ToString(), out var again));
        Assert.Equal(value, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData("1")]
    [InlineData("d")]
    [InlineData("1h1d")]
    [InlineData("1d1d")]
    [InlineData("1ms1s")]
    [InlineData("1.5h")]
    [InlineData("+1d")]
    [InlineData("--1d")]
    [InlineData(" 1d")]
    [InlineData("1D")]
    [InlineData("1w")]
    [InlineData("1d-2h")]
    [InlineData("9223372036854775808ms")]
    [InlineData("-9223372036854775809ms")]
    [InlineData("106751991167d7h12m55s808ms")]
    [InlineData("99999999999999999999ms")]
    [InlineData("999999999999999999d")]
    public void Durations_that_are_refused(string text) => Assert.False(CedarDuration.TryParse(text, out _));

    [Theory]
    [InlineData("1970-01-01", 0)]
    [InlineData("2024-02-29", 1_709_164_800_000)]
    [InlineData("0000-01-01", -62_167_219_200_000)]
    [InlineData("0000-02-29", -62_162_121_600_000)]
    [InlineData("9999-12-31", 253_402_214_400_000)]
    [InlineData("1969-12-31T23:59:59.999Z", -1)]
    [InlineData("1970-01-01T00:00:01Z", 1_000)]
    [InlineData("1970-01-01T00:00:00+0100", -3_600_000)]
    [InlineData("1970-01-01T00:00:00.500-2359", 86_340_500)]
    [InlineData("1970-01-01T00:00:00-0000", 0)]
    public void Instants_that_are_read(string text, long milliseconds)
    {
        Assert.True(CedarDateTime.TryParse(text, out var value));
        Assert.Equal(milliseconds, value.UnixMilliseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024-1-1")]
    [InlineData("2023-02-29")]
    [InlineData("1900-02-29")]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-01")]
    [InlineData("2024-01-00")]
    [InlineData("2024-04-31")]
    [InlineData("-0001-01-01")]
    [InlineData("10000-01-01")]
    [InlineData("2024-01-01T")]
    [InlineData("2024-01-01Z")]
    [InlineData("2024-01-01T00:00Z")]
    [InlineData("2024-01-01T00:00:00")]
    [InlineData("2024-01-01T00:00:00.00Z")]
    [InlineData("2024-01-01T00:00:00.0001Z")]
    [InlineData("2024-01-01T00:00:00+01:00")]
    [InlineData("2024-01-01T00:00:00+2400")]
    [InlineData("2024-01-01T00:00:00+0060")]
    [InlineData("2024-01-01T24:00:00Z")]
    [InlineData("2024-01-01T23:60:00Z")]
    [InlineData("2024-01-01T23:59:60Z")]
    [InlineData("2024-01-01t00:00:00z")]
    [InlineData("2024-01-01 00:00:00Z")]
    [InlineData(" 2024-01-01")]
    public void Instants_that_are_refused(string text) => Assert.False(CedarDateTime.TryParse(text, out _));

    [Fact]
    public void Every_day_of_the_calendar_agrees_with_the_base_library()
    {
        var day = new DateTime(1, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        for (; day < new DateTime(9999, 12, 15, 0, 0, 0, DateTimeKind.Utc); day = day.AddDays(13))
        {
            Assert.True(CedarDateTime.TryParse(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), out var value));
            Assert.Equal((day - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond, value.UnixMilliseconds);
            Assert.Equal(day.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture), value.ToString());
        }
    }

    [Fact]
    public void Instants_beyond_the_calendar_are_still_written_as_an_expression()
    {
        var value = CedarValue.From(new CedarDateTime(long.MinValue));

        Assert.Equal("datetime(\"1970-01-01\").offset(duration(\"-106751991167d7h12m55s808ms\"))", value.ToString());
        Assert.Equal("-9223372036854775808ms", new CedarDateTime(long.MinValue).ToString());
    }

    [Theory]
    [InlineData("1.2.3.4", "1.2.3.4")]
    [InlineData("1.2.3.4/32", "1.2.3.4")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("::", "0:0:0:0:0:0:0:0")]
    [InlineData("::1/64", "0:0:0:0:0:0:0:1/64")]
    [InlineData("1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0")]
    [InlineData("::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8")]
    [InlineData("ABCD:0012::/16", "abcd:12:0:0:0:0:0:0/16")]
    public void Addresses_that_are_read(string text, string canonical)
    {
        Assert.True(CedarIpAddress.TryParse(text, out var address));
        Assert.Equal(canonical, address!.ToString());
        Assert.True(CedarIpAddress.TryParse(canonical, out var again));
        Assert.Equal(address, again);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("01.2.3.4")]
    [InlineData("256.1.1.1")]
    [InlineData("1.2.3.4/33")]
    [InlineData("1.2.3.4/08")]
    [InlineData("1.2.3.4/")]
    [InlineData("1.2.3.4/+8")]
    [InlineData("1.2.3.4/032")]
    [InlineData("1.2.3.4 ")]
    [InlineData(" ::1")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("1::2::3")]
    [InlineData("12345::")]
    [InlineData(":1")]
    [InlineData("1:")]
    [InlineData(":::")]
    [InlineData("::/129")]
    [InlineData("::1/00")]
    [InlineData("::1/64/64")]
    [InlineData("::ffff:1.2.3.4")]
    [InlineData("fe80::1%eth0")]
    [InlineData("[::1]")]
    public void Addresses_that_are_refused(string text) => Assert.False(CedarIpAddress.TryParse(text, out _));
}
