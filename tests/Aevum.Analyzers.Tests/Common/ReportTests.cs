namespace Aevum.Analyzers.Tests.Common;

public sealed class ReportTests
{
    [Theory]
    [InlineData("new Provenance { SourceId = outside.Length > 3 ? \"crm\" : \"\" }", 0)]
    [InlineData("new Provenance { SourceId = Blank }", 1)]
    public async Task The_place_where_a_value_was_written_is_added_when_it_is_elsewhere(string expression, int expected)
    {
        var project = KitTest.Project($$"""
            internal static class Program
            {
                private static readonly string Blank = "";

                internal static Provenance Make(string outside) => {{expression}};
            }
            """);

        var found = Assert.Single(await KitTest.Case(project).FindAsync(TestContext.Current.CancellationToken));

        Assert.Equal(expected, found.AdditionalLocations.Count);
    }
}
