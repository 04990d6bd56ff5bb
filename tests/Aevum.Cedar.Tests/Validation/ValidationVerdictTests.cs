using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation;

namespace Aevum.Cedar.Tests.Validation;

/// <summary>The verdict on each policy of the tables, in both modes.</summary>
public sealed class ValidationVerdictTests
{
    private const int FewestCases = 325;
    private const string SchemaMark = "schema: ";

    private static readonly string[] Tables = ["literals-and-members.txt", "operators-and-functions.txt", "scopes-and-templates.txt"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            var schema = string.Empty;
            foreach (var line in Tables.SelectMany(CaseTable.Lines))
            {
                if (line.StartsWith(SchemaMark, StringComparison.Ordinal))
                {
                    schema = line[SchemaMark.Length..];
                    continue;
                }

                cases.Add(line, schema);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_policy_is_valid_impossible_or_invalid_as_recorded(string line, string schema)
    {
        var validator = new Validator(CedarSchema.Parse(schema));
        var policy = Parse(line[3..]);

        var found = string.Concat(Letter(validator, policy, ValidationMode.Strict), Letter(validator, policy, ValidationMode.Permissive));

        Assert.Equal(line[..2], found);
    }

    [Fact]
    public void The_tables_have_not_shrunk() => Assert.True(Cases.Count >= FewestCases);

    private static PolicySyntax Parse(string text) =>
        PolicyParser.ParsePolicy(text.StartsWith("permit", StringComparison.Ordinal) ? text : "permit(principal, action, resource) when {" + text + "};");

    private static string Letter(Validator validator, PolicySyntax policy, ValidationMode mode)
    {
        var result = validator.Validate("policy", policy, mode);
        return !result.IsValid ? "x" : result.Warnings.Count > 0 ? "i" : "v";
    }
}
