namespace Aevum.Analyzers.Tests.Barriers;

public sealed class AEV1007Tests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("\"  \\t\"")]
    [InlineData("string.Empty")]
    [InlineData("null!")]
    [InlineData("default!")]
    [InlineData("\"\\u200B\\uFEFF\\u00AD\"")]
    [InlineData("\"\\u3164\"")]
    [InlineData("outside.Length > 3 ? \"crm\" : \"\"")]
    [InlineData("outside switch { \"a\" => \"crm\", _ => \" \" }")]
    [InlineData("new string(' ', 3)")]
    [InlineData("$\"{\"\"}{' '}\"")]
    public Task A_blank_source_is_reported(string expression) => KitTest.RunBodyAsync($$"""
        var provenance = new Provenance { SourceId = {|AEV1007:{{expression}}|} };
        """);

    [Theory]
    [InlineData("\"crm\"")]
    [InlineData("outside")]
    [InlineData("outside ?? \"crm\"")]
    [InlineData("$\"{outside}\"")]
    [InlineData("string.Format(\"{0}\", outside)")]
    public Task A_named_source_is_silent(string expression) => KitTest.RunBodyAsync($$"""
        var provenance = new Provenance { SourceId = {{expression}} };
        """);

    [Fact]
    public Task A_blank_source_reaches_the_initialiser_through_a_local() => KitTest.RunBodyAsync("""
        var source = {|#0:""|};
        var provenance = new Provenance { SourceId = {|AEV1007:source|} };
        """);

    [Fact]
    public Task A_local_that_was_given_another_value_before_the_use_is_silent() => KitTest.RunBodyAsync("""
        var source = "";
        source = "crm";
        var provenance = new Provenance { SourceId = source };
        """);

    [Fact]
    public Task With_expressions_and_nested_initialisers_are_seen() => KitTest.RunBodyAsync("""
        var first = new Provenance { SourceId = "crm" };
        var second = first with { SourceId = {|AEV1007:""|} };
        Provenance third = new() { SourceId = {|AEV1007:" "|} };
        """);

    [Fact]
    public Task A_type_of_the_same_name_is_not_the_kit() => KitTest.RunAsync("""
        namespace Mine
        {
            internal sealed class Provenance { public string? SourceId { get; set; } }

            internal static class Program
            {
                internal static Provenance Make() => new Provenance { SourceId = "" };
            }
        }
        """);
}
