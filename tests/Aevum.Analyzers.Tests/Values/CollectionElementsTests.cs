namespace Aevum.Analyzers.Tests.Values;

public sealed class CollectionElementsTests
{
    [Theory]
    [InlineData("foreach (var x in ImmutableArray.Create(\"a\", \"b\")) { See(x); }", "a|b")]
    [InlineData("foreach (var x in Enumerable.Repeat(\"a\", 3)) { See(x); }", "a")]
    [InlineData("foreach (var x in Enumerable.Repeat(7, 3)) { See(x); }", "7")]
    [InlineData("foreach (var x in new[] { \"a\" }.ToHashSet(StringComparer.Ordinal)) { See(x); }", "a")]
    [InlineData("foreach (var x in new[] { \"a\" }.Select(y => y + \"b\")) { See(x); }", "?")]
    [InlineData("foreach (var x in new[] { \"a\" }.Append(\"b\").ToArray()) { See(x); }", "a|b")]
    [InlineData("foreach (var x in new List<string> { \"a\", \"b\" }) { See(x); }", "a|b")]
    [InlineData("foreach (var x in new List<string>(new[] { \"a\" }) { \"b\" }.AsReadOnly()) { See(x); }", "a|b")]
    [InlineData("string[] x = [\"a\"]; string[] y = [.. x, \"b\"]; foreach (var z in y) { See(z); }", "a|b")]
    [InlineData("foreach (var x in new Box().Distinct(new[] { \"a\" })) { See(x); }", "?")]
    [InlineData("var list = new List<string> { \"a\" }; foreach (var x in list?.AsReadOnly()?.ToList()!) { See(x); }", "a")]
    public async Task Elements_are_what_source_puts_into_the_collection(string body, string expected) => Assert.Equal(expected, await ValueProbe.SeenAsync(body));

    [Fact]
    public async Task Only_the_first_rounds_of_a_growing_collection_are_read()
    {
        var values = await ValueProbe.ValuesAsync("string[] x = []; while (flag) { x = [.. x, \"a\"]; } foreach (var y in x) { See(y); }");

        Assert.InRange(values.Known.Length, 1, 12);
        Assert.All(values.Known, value => Assert.Equal("a", value.Text));
    }
}
