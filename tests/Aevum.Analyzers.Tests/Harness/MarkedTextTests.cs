using Aevum.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Tests.Harness;

public sealed class MarkedTextTests
{
    [Fact]
    public void Default_named_and_numbered_spans_are_taken_out()
    {
        var marked = MarkedText.Parse("a[|b|]c{|AEV0001:d|}e{|#0:f|}", "AEV9999");

        Assert.Equal("abcdef", marked.Text);
        Assert.Equal([new Marker("AEV9999", null, new TextSpan(1, 1)), new Marker("AEV0001", null, new TextSpan(3, 1)), new Marker(null, 0, new TextSpan(5, 1))], marked.Markers);
    }

    [Fact]
    public void Spans_can_be_nested_adjacent_and_empty()
    {
        var marked = MarkedText.Parse("{|AEV0001:a{|AEV0002:b|}|}{|AEV0003:|}[||]", "AEV9999");

        Assert.Equal("ab", marked.Text);
        Assert.Equal(["AEV0002", "AEV0001", "AEV0003", "AEV9999"], marked.Markers.Select(marker => marker.Id));
        Assert.Equal([new TextSpan(1, 1), new TextSpan(0, 2), new TextSpan(2, 0), new TextSpan(2, 0)], marked.Markers.Select(marker => marker.Span));
    }

    [Fact]
    public void Line_ends_are_kept_and_counted()
    {
        var marked = MarkedText.Parse("a\r\n[|b|]\nc", "AEV9999");

        Assert.Equal("a\r\nb\nc", marked.Text);
        Assert.Equal(3, marked.Markers[0].Span.Start);
    }

    [Theory]
    [InlineData("[|a", "AEV9999")]
    [InlineData("a|]", "AEV9999")]
    [InlineData("a|}", "AEV9999")]
    [InlineData("{|AEV0001 a|}", "AEV9999")]
    [InlineData("{|:a|}", "AEV9999")]
    [InlineData("{|#x:a|}", "AEV9999")]
    [InlineData("[|a|]", null)]
    public void Markup_that_is_wrong_is_an_error(string marked, string? defaultId) =>
        Assert.ThrowsAny<Exception>(() => MarkedText.Parse(marked, defaultId));

    [Fact]
    public void A_list_pattern_and_a_logical_or_are_not_markup() =>
        Assert.Equal("x is [var a] || b", MarkedText.Parse("x is [var a] || b", "AEV9999").Text);
}
