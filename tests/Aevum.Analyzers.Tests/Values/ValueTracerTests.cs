namespace Aevum.Analyzers.Tests.Values;

public sealed class ValueTracerTests
{
    [Fact]
    public async Task A_constant_is_taken_as_the_compiler_computes_it() => Assert.Equal("3", await ValueProbe.SeenAsync("See((int)3.7);"));

    [Fact]
    public async Task Beyond_five_hundred_steps_a_value_is_unknown()
    {
        var body = "var x0 = \"a\";" + string.Concat(Enumerable.Range(1, 600).Select(i => $"var x{i} = x{i - 1};")) + "See(x600);";

        Assert.Equal("?", await ValueProbe.SeenAsync(body));
    }
}
