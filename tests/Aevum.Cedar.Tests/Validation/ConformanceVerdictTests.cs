using System.Text.Json;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Validation;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Validation;

/// <summary>The verdict on each set of entities and each request of the table.</summary>
public sealed class ConformanceVerdictTests
{
    private const int FewestCases = 65;

    private static readonly CedarSchema Schema = CedarSchema.Parse(CaseTable.Lines("conformance.txt").First()["schema: ".Length..]);

    public static TheoryData<string> Cases => [.. CaseTable.Lines("conformance.txt").Skip(1)];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Data_conforms_or_not_as_recorded(string line)
    {
        var conforms = line[2] == '[' ? AreEntitiesValid(line[2..]) : IsRequestValid(line[2..]);

        Assert.Equal(line[0] == '+', conforms);
    }

    [Fact]
    public void The_table_has_not_shrunk() => Assert.True(Cases.Count >= FewestCases);

    private static bool AreEntitiesValid(string json)
    {
        Entities entities;
        try
        {
            entities = Entities.Parse(json, Schema);
        }
        catch (CedarDataException)
        {
            return false;
        }

        // Entities are judged by what the data says of them, without the groups that reading with the schema added.
        var given = JsonDocument.Parse(json).RootElement.EnumerateArray().Select(static entity => Uid(entity.GetProperty("uid"))).ToHashSet();
        var store = new Entities(entities.All.Where(entity => given.Contains(entity.Uid)));
        return new EntityValidator(Schema).Validate(store, TestContext.Current.CancellationToken).IsValid;
    }

    private static bool IsRequestValid(string json)
    {
        var request = JsonDocument.Parse(json).RootElement;
        var action = Uid(request.GetProperty("a"));
        var context = Request.ParseContext(request.GetProperty("c").GetRawText(), Schema, action);
        return new RequestValidator(Schema).Validate(new Request(Uid(request.GetProperty("p")), action, Uid(request.GetProperty("r")), context)).IsValid;
    }

    private static EntityUid Uid(JsonElement json) => new(json.GetProperty("type").GetString()!, json.GetProperty("id").GetString()!);
}
