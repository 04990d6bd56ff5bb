namespace Aevum.Analyzers.Tests.Values;

public sealed class ArithmeticTests
{
    [Theory]
    [InlineData("var a = 6; var b = 3; See(a & b);", "2")]
    [InlineData("var a = 6; var b = 3; See(a ^ b);", "5")]
    [InlineData("var a = 6; var b = 3; See(a + b);", "9")]
    [InlineData("var a = 6; var b = 3; See(a - b);", "3")]
    [InlineData("var a = 6; var b = 3; See(a * b);", "18")]
    [InlineData("var a = 6; var b = 3; See(a / b);", "2")]
    [InlineData("var a = 6; var b = 3; See(a << b);", "48")]
    [InlineData("var a = 6; var b = 3; See(a % b);", "?")]
    [InlineData("var a = 6; var b = 0; See(a / b);", "?")]
    [InlineData("var a = 6; See(-a);", "-6")]
    [InlineData("var a = 6; See(~a);", "-7")]
    [InlineData("sbyte a = 6; var b = 3; See(a | b);", "7")]
    [InlineData("byte a = 6; var b = 3; See(a | b);", "7")]
    [InlineData("short a = 6; var b = 3; See(a | b);", "7")]
    [InlineData("ushort a = 6; var b = 3; See(a | b);", "7")]
    [InlineData("uint a = 6; var b = 3; See(a | b);", "7")]
    [InlineData("long a = 6; var b = 3; See(a | b);", "7")]
    [InlineData("ulong a = 6; var b = 3ul; See(a | b);", "7")]
    [InlineData("ulong a = ulong.MaxValue; var b = 1ul; See(a & b);", "?")]
    public async Task Numbers_in_variables_are_computed(string body, string expected) => Assert.Equal(expected, await ValueProbe.SeenAsync(body));
}
