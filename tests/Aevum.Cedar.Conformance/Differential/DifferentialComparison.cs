using System.Text.Json.Nodes;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Conformance.Differential;

/// <summary>Runs cases on both sides and collects the differences.</summary>
internal sealed class DifferentialComparison(WasmOracle oracle)
{
    private const long LargestExactInteger = 9007199254740991;

    private readonly List<string> _differences = [];

    internal IReadOnlyList<string> Differences => _differences;

    internal int Pairs { get; private set; }

    internal int Allowed { get; private set; }

    internal int WithErrors { get; private set; }

    internal int JsonForms { get; private set; }

    internal int ParseChecks { get; private set; }

    internal int Refused { get; private set; }

    /// <summary>Compares every request of a case, and the JSON form of every policy and template.</summary>
    internal void CompareDecisions(int seed, DifferentialCase item)
    {
        var answer = oracle.Ask(item.ToQuestion());
        var policies = TryBuild(item, out var refusal);
        if (answer["answers"] is not JsonArray answers || policies is null)
        {
            CompareRefusals(seed, answer, refusal);
            return;
        }

        var entities = Entities.Parse(item.EntityJson);
        for (var number = 0; number < item.Requests.Count; number++)
        {
            CompareRequest($"seed {seed} request {number}", policies, entities, item.Requests[number], answers[number]!.AsObject());
        }

        CompareJson(seed, policies.Policies.Where(static policy => policy.TemplateId is null).Select(static policy => (policy.Id, policy.ToJson())), answer["est"]!);
        CompareJson(seed, policies.Templates.Select(static template => (template.Id, template.ToJson())), answer["templates"]!);
    }

    /// <summary>Compares whether a text is accepted and, if so, the tree that it stands for.</summary>
    internal void CompareParsing(int seed, string text)
    {
        var answer = oracle.Ask(new JsonObject { ["text"] = text });
        var refusal = (string?)answer["failure"];
        var parsed = PolicyParser.ParsePolicies(text);
        var accepted = parsed.Errors.Count == 0 && !parsed.Policies.Any(static policy => policy.IsTemplate);
        ParseChecks++;
        Refused += accepted ? 0 : 1;
        if (accepted == (refusal is not null))
        {
            _differences.Add($"seed {seed} parsing: {(accepted ? "we accept, the oracle says: " + refusal : "the oracle accepts, we say: " + (parsed.Errors.Count > 0 ? parsed.Errors[0].Message : "it is a template"))}\n{text}");
        }
        else if (accepted && answer["est"] is not null && parsed.Policies.Count == 1)
        {
            CompareJson(seed, [("est", Policy.Parse("est", text).ToJson())], answer);
        }
    }

    /// <summary>A generated text may be wrong, for example by an integer that is too large without its sign; then both sides must refuse it.</summary>
    private void CompareRefusals(int seed, JsonObject answer, string refusal)
    {
        ParseChecks++;
        Refused++;
        if (refusal.Length == 0 || answer["failure"] is null)
        {
            _differences.Add($"seed {seed}: only one side refuses the case: {answer.ToJsonString()} {refusal}");
        }
    }

    private static PolicySet? TryBuild(DifferentialCase item, out string refusal)
    {
        try
        {
            refusal = "";
            return Build(item);
        }
        catch (FormatException fault)
        {
            refusal = fault.Message;
            return null;
        }
    }

    private static PolicySet Build(DifferentialCase item)
    {
        var builder = new PolicySetBuilder();
        foreach (var (id, text) in item.Templates)
        {
            builder.Add(Template.Parse(id, text));
        }

        foreach (var (id, text) in item.Static)
        {
            builder.Add(Policy.Parse(id, text));
        }

        foreach (var (templateId, id, values) in item.Links)
        {
            builder.Link(templateId, id, values);
        }

        return builder.Build();
    }

    private void CompareRequest(string name, PolicySet policies, Entities entities, (Values.EntityUid Principal, Values.EntityUid Action, Values.EntityUid Resource, JsonObject Context) asked, JsonObject answer)
    {
        var request = new Request(asked.Principal, asked.Action, asked.Resource, Request.ParseContext(asked.Context.ToJsonString()));
        var response = Authorizer.Authorize(policies, entities, request);
        Pairs++;
        Allowed += response.IsAllowed ? 1 : 0;
        WithErrors += response.Diagnostics.Errors.IsEmpty ? 0 : 1;

        var ours = Describe(response.IsAllowed ? "allow" : "deny", response.Diagnostics.Reasons.Select(static policy => policy.Id), response.Diagnostics.Errors.Select(static error => error.Policy.Id));
        var theirs = answer["failure"] is { } failure ? failure.ToString() : Describe((string)answer["decision"]!, Ids(answer["reasons"]!), Ids(answer["errors"]!));
        if (ours != theirs)
        {
            _differences.Add($"{name}: we say {ours}, the oracle {theirs}\n{policies}\n{request}");
        }
    }

    private void CompareJson(int seed, IEnumerable<(string Id, string Json)> policies, JsonNode theirs)
    {
        foreach (var (id, json) in policies)
        {
            var ours = JsonNode.Parse(json);
            if (HasLargeInteger(ours))
            {
                continue;
            }

            JsonForms++;
            if (!JsonNode.DeepEquals(ours, theirs[id]))
            {
                _differences.Add($"seed {seed} JSON form of {id}: ours {json}, the oracle's {theirs[id]?.ToJsonString()}");
            }
        }
    }

    /// <summary>JavaScript cannot carry integers beyond 2^53; such policies are compared by their decisions only.</summary>
    private static bool HasLargeInteger(JsonNode? node) => node switch
    {
        JsonObject members => members.Any(static member => HasLargeInteger(member.Value)),
        JsonArray items => items.Any(HasLargeInteger),
        JsonValue value => value.TryGetValue<long>(out var number) && number is > LargestExactInteger or < -LargestExactInteger,
        _ => false,
    };

    private static IEnumerable<string> Ids(JsonNode ids) => ids.AsArray().Select(static id => (string)id!);

    private static string Describe(string decision, IEnumerable<string> reasons, IEnumerable<string> errors) =>
        $"{decision} [{string.Join(", ", reasons.Order(StringComparer.Ordinal))}] errors [{string.Join(", ", errors.Order(StringComparer.Ordinal))}]";
}
