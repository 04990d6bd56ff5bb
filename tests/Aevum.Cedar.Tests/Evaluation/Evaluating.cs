using Aevum.Cedar.Evaluation;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Evaluation;

/// <summary>Evaluates one expression as the condition of a policy over a small world.</summary>
internal static class Evaluating
{
    private const string WorldJson = """
        [
          {"uid": {"type": "User", "id": "alice"}, "attrs": {"age": 30, "name": "Alice", "manager": {"__entity": {"type": "User", "id": "bob"}},
            "address": {"city": "Bern", "geo": {"lat": 46}}, "odd key": 1}, "tags": {"color": "red"}, "parents": [{"type": "Group", "id": "staff"}]},
          {"uid": {"type": "User", "id": "bob"}, "attrs": {"age": 50}, "parents": []},
          {"uid": {"type": "Group", "id": "staff"}, "attrs": {}, "parents": [{"type": "Group", "id": "everyone"}]},
          {"uid": {"type": "Photo", "id": "p"}, "attrs": {"private": false, "labels": ["a", "b"]}, "parents": [{"type": "Album", "id": "x"}]}
        ]
        """;

    internal static Entities World { get; } = Entities.Parse(WorldJson);

    internal static Request Asked { get; } = new(
        new EntityUid("User", "alice"),
        new EntityUid("Action", "view"),
        new EntityUid("Photo", "p"),
        new CedarRecord([KeyValuePair.Create("mfa", CedarValue.True), KeyValuePair.Create("n", CedarValue.From(7))]));

    /// <summary>True or false, or the error with which the evaluation failed.</summary>
    internal static object Outcome(string expression)
    {
        var policies = PolicySet.Parse($"permit (principal, action, resource) when {{ {expression} }};");
        var response = Authorizer.Authorize(policies, World, Asked);
        return response.Diagnostics.Errors is [var error] ? error.Error : response.IsAllowed;
    }

    internal static EvaluationError Failure(string expression) => Assert.IsType<EvaluationError>(Outcome(expression));
}
