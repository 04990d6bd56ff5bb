namespace Aevum.Analyzers.Tests.Values;

public sealed class ValueFolderTests
{
    [Fact]
    public async Task An_element_of_a_text_is_not_the_text() => Assert.Equal("?", await ValueProbe.SeenAsync("foreach (var x in \"abc\") { See(x); }"));

    [Fact]
    public async Task The_deep_end_of_a_long_sum_is_a_hole()
    {
        var seen = await ValueProbe.SeenAsync($"var x = \"a\"; See({string.Join(" + ", Enumerable.Repeat("x", 40))});");

        Assert.StartsWith("~~aaa", seen, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sixty_four_combinations_are_not_all_known()
    {
        const string Eight = "number switch { 1 => \"a\", 2 => \"b\", 3 => \"c\", 4 => \"d\", 5 => \"e\", 6 => \"f\", 7 => \"g\", _ => \"h\" }";

        Assert.EndsWith("|?", await ValueProbe.SeenAsync($"var x = {Eight}; var y = {Eight}; See(x + y);"), StringComparison.Ordinal);
    }
}
