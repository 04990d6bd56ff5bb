using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Tests.Schema;

/// <summary>Which schemas are valid, over a table of cases.</summary>
public sealed class SchemaVerdictTests
{
    private const int FewestCases = 330;

    public static TheoryData<string> Cases => [.. CaseTable.Lines("schemas.txt")];

    /// <summary>Without the one in which a common type and an entity type share a name, which text cannot tell apart.</summary>
    public static TheoryData<string> ValidCases =>
        [.. CaseTable.Lines("schemas.txt").Where(static line => line[0] == '+' && !line.Contains("\"type\":\"Entity\",\"name\":\"T\"", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_schema_is_accepted_or_refused_as_recorded(string line)
    {
        var expected = line[0] == '+';
        var text = line[2..];

        var fault = Record.Exception(() => text.StartsWith("{\"", StringComparison.Ordinal) || text == "{}" ? CedarSchema.ParseJson(text) : CedarSchema.Parse(text));

        Assert.Equal(expected, fault is null);
        Assert.True(fault is null or CedarSchemaException);
    }

    [Theory]
    [MemberData(nameof(ValidCases))]
    public void A_valid_schema_keeps_its_meaning_through_both_forms(string line)
    {
        var text = line[2..];
        var schema = text.StartsWith('{') ? CedarSchema.ParseJson(text) : CedarSchema.Parse(text);

        var viaText = CedarSchema.Parse(schema.ToCedarText());
        var viaJson = CedarSchema.ParseJson(schema.ToJson());

        Assert.Equal(SchemaMeaning.Describe(schema), SchemaMeaning.Describe(viaText));
        Assert.Equal(SchemaMeaning.Describe(schema), SchemaMeaning.Describe(viaJson));
        Assert.Equal(schema.ToCedarText(), viaText.ToCedarText());
        Assert.Equal(schema.ToJson(), viaJson.ToJson());
    }

    [Fact]
    public void The_table_has_not_shrunk() => Assert.True(CaseTable.Lines("schemas.txt").Count() >= FewestCases);
}
