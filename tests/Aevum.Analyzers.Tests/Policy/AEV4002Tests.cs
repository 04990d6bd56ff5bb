extern alias runtime;

using System.Collections.Immutable;
using System.Globalization;
using Aevum.Testing;
using CedarSchema = runtime::Aevum.Cedar.Schema.CedarSchema;
using CedarSchemaException = runtime::Aevum.Cedar.Schema.CedarSchemaException;
using PolicyParser = runtime::Aevum.Cedar.Syntax.PolicyParser;
using ValidationMode = runtime::Aevum.Cedar.Validation.ValidationMode;
using Validator = runtime::Aevum.Cedar.Validation.Validator;

namespace Aevum.Analyzers.Tests.Policy;

public sealed class AEV4002Tests
{
    private const string Schema = """
        entity User { age: Long };
        entity Photo;
        action view appliesTo { principal: [User], resource: [Photo] };
        """;

    private const string Valid = """permit(principal, action == Action::"view", resource) when { principal.age > 17 };""";
    private const string UnknownAttribute = """permit(principal, action == Action::"view", resource) when { principal.name == "x" };""";

    [Fact]
    public Task A_policy_that_does_not_parse_is_reported_at_the_word() => RunAsync("production",
        new TestFile("/test/policies/a.cedar", "// first line\r\npermit({|AEV4002:principle|}, action, resource);\r\n"));

    [Fact]
    public Task Every_fault_of_a_file_is_reported() => RunAsync("regulated",
        new TestFile("/test/a.cedar", "permit({|AEV4002:principle|}, action, resource);\npermit(principal, action, resource);\n{|AEV4002:allow|}(principal, action, resource);\n"));

    [Fact]
    public Task A_policy_that_does_not_validate_is_reported_at_the_expression() => RunAsync("production",
        new TestFile("/test/policies/app.cedarschema", Schema),
        new TestFile("/test/policies/deep/er/a.cedar", Valid + "\n" + """permit(principal, action == Action::"view", resource) when { {|AEV4002:principal.name|} == "x" };"""));

    [Fact]
    public Task A_schema_that_is_not_valid_is_reported_and_its_policies_are_checked_for_syntax_only() => RunAsync("production",
        new TestFile("/test/app.cedarschema", "entity User in [{|AEV4002:Group|}];\n"),
        new TestFile("/test/a.cedar", UnknownAttribute));

    [Fact]
    public Task Several_schemas_in_one_folder_are_reported_and_none_is_taken() => RunAsync("production",
        new TestFile("/test/policies/a.cedarschema", "{|AEV4002:|}" + Schema),
        new TestFile("/test/policies/b.cedarschema", "{|AEV4002:|}" + Schema),
        new TestFile("/test/policies/a.cedar", UnknownAttribute));

    [Theory]
    [InlineData("development", "false")]
    [InlineData("production", "true")]
    public async Task What_is_not_shipped_is_not_checked(string posture, string isTestProject)
    {
        var project = Project(posture, new TestFile("/test/a.cedar", "nonsense"), new TestFile("/test/a.cedarschema", "nonsense"));

        Assert.Empty(await FindAsync(project with { Properties = project.Properties.Add("IsTestProject", isTestProject) }));
    }

    [Theory]
    [InlineData("/test/a.txt")]
    [InlineData("/test/a.cedar.txt")]
    [InlineData("/test/a.cedarx")]
    [InlineData("/test/cedar")]
    [InlineData("/test/a.cedarschema.json")]
    [InlineData("/test/a.cedar/readme.md")]
    public async Task Other_files_are_not_read(string path) => Assert.Empty(await FindAsync(Project("production", new TestFile(path, "nonsense"))));

    [Theory]
    [InlineData("")]
    [InlineData(" \n// only a comment\n")]
    [InlineData(UnknownAttribute)]
    public async Task Without_a_schema_only_the_syntax_counts(string text) => Assert.Empty(await FindAsync(Project("production", new TestFile("/test/a.cedar", text))));

    [Theory]
    [InlineData("/test/app.cedarschema", "/test/a.cedar", 1)]
    [InlineData("/test/app.cedarschema", "/test/policies/a.cedar", 1)]
    [InlineData("/test/app.CedarSchema", "/test/policies/a.CEDAR", 1)]
    [InlineData("/test/x/../app.cedarschema", "/test/./policies/a.cedar", 1)]
    [InlineData("C:\\test\\app.cedarschema", "C:\\test\\policies\\a.cedar", 1)]
    [InlineData("/test/other/app.cedarschema", "/test/policies/a.cedar", 0)]
    [InlineData("/test/policies/app.cedarschema", "/test/a.cedar", 0)]
    [InlineData("/test/pol/app.cedarschema", "/test/policies/a.cedar", 0)]
    public async Task The_schema_lies_in_the_folder_or_above_it(string schema, string policy, int count) =>
        Assert.Equal(count, (await FindAsync(Project("production", new TestFile(schema, Schema), new TestFile(policy, UnknownAttribute)))).Length);

    [Fact]
    public async Task The_nearest_schema_counts()
    {
        var nearer = Schema.Replace("age: Long", "age: Long, name: String", StringComparison.Ordinal);

        Assert.Empty(await FindAsync(Project("production",
            new TestFile("/test/app.cedarschema", Schema), new TestFile("/test/policies/app.cedarschema", nearer), new TestFile("/test/policies/a.cedar", UnknownAttribute))));
    }

    [Theory]
    [InlineData("permit(principle, action, resource);")]
    [InlineData("permit(principal, action, resource) when { 1 + };")]
    [InlineData("permit(principal, action, resource)")]
    [InlineData("permit(principal, action, resource) when { \"open };")]
    [InlineData(UnknownAttribute)]
    [InlineData("permit(principal == Usr::\"a\", action, resource);")]
    [InlineData("permit(principal, action == Action::\"veiw\", resource);")]
    [InlineData("permit(principal, action, resource) when { principal.age == \"x\" };\nforbid(principal, action, resource) when { principal.age };")]
    public async Task The_place_and_the_words_are_those_of_the_engine(string policy)
    {
        var parsed = PolicyParser.ParsePolicies(policy, null);
        var validator = new Validator(CedarSchema.Parse(Schema));
        var validated = parsed.Policies.SelectMany(each => validator.Validate("policy", each, ValidationMode.Strict).Errors);
        var expected = parsed.Errors.Count > 0
            ? parsed.Errors.Select(error => Said(error.Message, error.Help, error.Span.Start, error.Span.Length))
            : validated.Select(error => Said(error.Message, error.Help, error.Span.Start, error.Span.Length));

        var found = await FindAsync(Project("production", new TestFile("/test/app.cedarschema", Schema), new TestFile("/test/a.cedar", policy)));

        Assert.NotEmpty(found);
        Assert.Equal(expected.Order(StringComparer.Ordinal), found);
    }

    [Theory]
    [InlineData("entity User in [Group];")]
    [InlineData("entity User { age: Lnog };")]
    [InlineData("entity User")]
    [InlineData("entity A, A;")]
    [InlineData("action view appliesTo { principal: [User] };")]
    [InlineData("{ \"\": {} }")]
    public async Task The_place_and_the_words_about_a_schema_are_those_of_the_engine(string schema)
    {
        var expected = Assert.Throws<CedarSchemaException>(() => CedarSchema.Parse(schema)).Errors.Select(error => Said(error.Message, error.Help, error.Span.Start, error.Span.Length));

        Assert.Equal(expected.Order(StringComparer.Ordinal), await FindAsync(Project("production", new TestFile("/test/app.cedarschema", schema))));
    }

    private static string Said(string message, string? help, int start, int length) => $"{start}+{length}: {message}{(help is null ? "" : "; help: " + help)}";

    private static TestProject Project(string posture, params TestFile[] files) => KitTest.Project("internal static class One;") with
    {
        AdditionalFiles = [.. files],
        Properties = ImmutableDictionary<string, string>.Empty.Add("AevumPosture", posture),
    };

    private static Task RunAsync(string posture, params TestFile[] files) => KitTest.Case(Project(posture, files)).RunAsync(TestContext.Current.CancellationToken);

    private static async Task<ImmutableArray<string>> FindAsync(TestProject project)
    {
        var found = await KitTest.Case(project).FindAsync(TestContext.Current.CancellationToken);

        Assert.All(found, diagnostic => Assert.Equal("AEV4002", diagnostic.Id));
        return [.. found.Select(each => Said(each.GetMessage(CultureInfo.InvariantCulture), null, each.Location.SourceSpan.Start, each.Location.SourceSpan.Length)).Order(StringComparer.Ordinal)];
    }
}
