using System.Text.Json.Nodes;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Tests.Validation;
using Aevum.Cedar.Validation;

namespace Aevum.Cedar.Conformance.Differential;

/// <summary>Validates generated policies on both sides in strict mode, the only one the oracle has, and collects the differences.</summary>
internal sealed class ValidationComparison(WasmOracle oracle)
{
    private readonly Validator _validator = new(CedarSchema.Parse(RandomPolicy.Schema));
    private readonly List<string> _differences = [];

    internal IReadOnlyList<string> Differences => _differences;

    internal int Compared { get; private set; }

    internal int Valid { get; private set; }

    internal int Impossible { get; private set; }

    internal int Refused { get; private set; }

    internal void Run(int count, int seed, int mostDifferences)
    {
        var policies = new RandomPolicy(seed);
        while (Compared < count && _differences.Count < mostDifferences)
        {
            Compare(policies.Next());
        }
    }

    private void Compare(string policy)
    {
        var answer = oracle.Ask(new JsonObject { ["schema"] = RandomPolicy.Schema, ["policy"] = policy });
        var parsed = PolicyParser.ParsePolicies(policy);
        Compared++;
        if (parsed.Errors.Count > 0 || answer["failure"] is not null)
        {
            Refused++;
            Require(parsed.Errors.Count > 0 && answer["failure"] is not null, "only one side parses", policy, answer);
            return;
        }

        var result = _validator.Validate("policy0", parsed.Policies[0], ValidationMode.Strict);
        Require(result.IsValid == (bool)answer["valid"]!, $"we say {string.Join(" | ", result.Errors)}", policy, answer);
        if (result.IsValid)
        {
            Valid++;
            Impossible += result.Warnings.Count;
            Require(result.Warnings.Count > 0 == (bool)answer["impossible"]!, $"we say impossible: {result.Warnings.Count > 0}", policy, answer);
        }
    }

    private void Require(bool same, string what, string policy, JsonObject answer)
    {
        if (!same)
        {
            _differences.Add($"validation: {what}, the oracle {answer.ToJsonString()}\n{policy}");
        }
    }
}
