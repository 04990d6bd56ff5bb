namespace Aevum.Cedar.Tests.Evaluation;

/// <summary>Every extension function and method, by its result.</summary>
public sealed class ExtensionTests
{
    [Theory]
    [InlineData("ip(\"10.0.0.1\").isIpv4()", true)]
    [InlineData("ip(\"::1\").isIpv4()", false)]
    [InlineData("ip(\"::1\").isIpv6()", true)]
    [InlineData("ip(\"127.0.0.1/8\").isLoopback()", true)]
    [InlineData("ip(\"127.0.0.1/7\").isLoopback()", false)]
    [InlineData("ip(\"::1\").isLoopback()", true)]
    [InlineData("ip(\"::1/127\").isLoopback()", false)]
    [InlineData("ip(\"224.0.0.1/4\").isMulticast()", true)]
    [InlineData("ip(\"224.0.0.0/3\").isMulticast()", false)]
    [InlineData("ip(\"ff00::/8\").isMulticast()", true)]
    [InlineData("ip(\"ff00::/7\").isMulticast()", false)]
    [InlineData("ip(\"10.1.2.3\").isInRange(ip(\"10.0.0.0/8\"))", true)]
    [InlineData("ip(\"10.0.0.0/16\").isInRange(ip(\"10.0.0.5/24\"))", false)]
    [InlineData("ip(\"10.0.0.0/24\").isInRange(ip(\"10.0.0.5/24\"))", true)]
    [InlineData("ip(\"1.2.3.4\").isInRange(ip(\"::/0\"))", false)]
    [InlineData("ip(\"2001:db8::1\").isInRange(ip(\"2001:db8::/32\"))", true)]
    [InlineData("ip(\"2001:db8:0:1::1\").isInRange(ip(\"2001:db8::/65\"))", false)]
    public void Addresses(string expression, bool expected) => Assert.Equal(expected, Evaluating.Outcome(expression));

    [Theory]
    [InlineData("decimal(\"-0.5\").lessThan(decimal(\"0.0\"))", true)]
    [InlineData("decimal(\"1.5\").lessThanOrEqual(decimal(\"1.5\"))", true)]
    [InlineData("decimal(\"1.5\").greaterThan(decimal(\"1.4999\"))", true)]
    [InlineData("decimal(\"1.5\").greaterThanOrEqual(decimal(\"1.6\"))", false)]
    public void Decimals(string expression, bool expected) => Assert.Equal(expected, Evaluating.Outcome(expression));

    [Theory]
    [InlineData("datetime(\"2024-01-01\").offset(duration(\"1d\")) == datetime(\"2024-01-02\")", true)]
    [InlineData("datetime(\"2024-01-01\").durationSince(datetime(\"1970-01-01\")) == duration(\"19723d\")", true)]
    [InlineData("datetime(\"1969-12-31T23:59:59.999Z\").toDate() == datetime(\"1969-12-31\")", true)]
    [InlineData("datetime(\"1969-12-31T23:59:59.999Z\").toTime() == duration(\"86399999ms\")", true)]
    [InlineData("duration(\"-1ms\").toDays() == 0", true)]
    [InlineData("duration(\"-90061001ms\").toHours() == -25", true)]
    [InlineData("duration(\"1h30m\").toMinutes() == 90", true)]
    [InlineData("duration(\"1m\").toSeconds() == 60", true)]
    [InlineData("duration(\"1s5ms\").toMilliseconds() == 1005", true)]
    public void Times(string expression, bool expected) => Assert.Equal(expected, Evaluating.Outcome(expression));
}
