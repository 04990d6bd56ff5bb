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

    [Theory]
    [InlineData("internal static class Texts { public const string Purpose = {|#0:\"any\"|}; } internal static class Program { internal static bool Is(string purpose) => Texts.Purpose == purpose; internal static QueryRequest Make() => new() { Purpose = {|AEV2001:Texts.Purpose|}, Actor = \"agent-1\", SubjectIds = [\"subject-1\"] }; }")]
    [InlineData("internal static class Program { internal static QueryRequest Make() { const string Purpose = {|#0:\"any\"|}; return new() { Purpose = {|AEV2001:Purpose|}, Actor = \"agent-1\", SubjectIds = [\"subject-1\"] }; } }")]
    public Task The_place_of_a_constant_is_its_initialiser(string source) => KitTest.RunAsync(source);
}
