using Aevum.Cedar.Evaluation;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Validation;

/// <summary>
/// What validation promises: a valid policy cannot fail for conforming data, except by overflow, by a missing entity and, in permissive mode,
/// by a malformed text given to a constructor.
/// </summary>
public sealed class SoundnessTests
{
    private const int Policies = 6_000;
    private const int FewestValid = 300;

    private static readonly CedarSchema Schema = CedarSchema.Parse(RandomPolicy.Schema);

    [Theory]
    [InlineData(ValidationMode.Strict, 1)]
    [InlineData(ValidationMode.Permissive, 2)]
    public void A_valid_policy_never_fails_for_conforming_data(ValidationMode mode, int seed)
    {
        var validator = new Validator(Schema);
        var policies = new RandomPolicy(seed);
        var requests = Requests();
        var valid = 0;
        for (var number = 0; number < Policies; number++)
        {
            var text = policies.Next();
            var parsed = PolicyParser.ParsePolicies(text);
            if (parsed.Errors.Count > 0 || !validator.Validate("p", parsed.Policies[0], mode).IsValid)
            {
                continue;
            }

            valid++;
            foreach (var request in requests)
            {
                var errors = Authorizer.Authorize(PolicySet.Parse(text), Data, request).Diagnostics.Errors;
                Assert.All(errors, error => Assert.True(IsAllowed(error.Error.Kind, mode), $"{error}\n{request}\n{text}"));
            }
        }

        Assert.True(valid >= FewestValid, $"only {valid} valid policies");
    }

    [Fact]
    public void An_impossible_policy_never_applies_to_conforming_data()
    {
        var validator = new Validator(Schema);
        var policies = new RandomPolicy(3);
        var requests = Requests();
        var impossible = 0;
        for (var number = 0; number < Policies; number++)
        {
            var text = policies.Next();
            var parsed = PolicyParser.ParsePolicies(text);
            if (parsed.Errors.Count > 0 || validator.Validate("p", parsed.Policies[0], ValidationMode.Permissive).Warnings.Count == 0)
            {
                continue;
            }

            impossible++;
            Assert.All(requests, request => Assert.False(Authorizer.Authorize(PolicySet.Parse(text), Data, request).IsAllowed, text));
        }

        Assert.True(impossible >= 20, $"only {impossible} impossible policies");
    }

    [Fact]
    public void What_strict_mode_accepts_permissive_mode_accepts_too()
    {
        var validator = new Validator(Schema);
        var policies = new RandomPolicy(4);
        for (var number = 0; number < Policies; number++)
        {
            var text = policies.Next();
            var parsed = PolicyParser.ParsePolicies(text);
            if (parsed.Errors.Count > 0)
            {
                continue;
            }

            var strict = validator.Validate("p", parsed.Policies[0], ValidationMode.Strict);
            var permissive = validator.Validate("p", parsed.Policies[0], ValidationMode.Permissive);

            Assert.True(!strict.IsValid || permissive.IsValid, text);
            Assert.True(strict.Warnings.Count <= permissive.Warnings.Count, text);
        }
    }

    private static bool IsAllowed(EvaluationErrorKind kind, ValidationMode mode) =>
        kind is EvaluationErrorKind.Overflow or EvaluationErrorKind.MissingEntity || (kind == EvaluationErrorKind.MalformedExtensionValue && mode == ValidationMode.Permissive);

    private static readonly Entities Data = Entities.Parse(
        """
        [
          {"uid":{"type":"A","id":"x"},"parents":[{"type":"G","id":"g"}],"tags":{"x":"a"},"attrs":{"a":1,"o":5,"r":{"x":1,"y":2,"z":{"w":true}},"s":[1,2],
           "e":{"type":"A","id":"y"},"oe":{"type":"A","id":"x"},"g":{"type":"G","id":"g"},"str":"x","ostr":"y","d":"1.0","dt":"2024-01-01","du":"1h","i":"1.1.1.1",
           "b":true,"ob":false,"act":{"type":"Action","id":"v"},"se":[{"type":"A","id":"x"}]}},
          {"uid":{"type":"A","id":"y"},"parents":[],"attrs":{"a":9223372036854775807,"r":{"x":-1},"s":[],
           "e":{"type":"A","id":"gone"},"g":{"type":"G","id":"gone"},"str":"","d":"-1.5","dt":"1970-01-01","du":"-1ms","i":"::1",
           "b":false,"act":{"type":"Action","id":"grp"},"se":[]}},
          {"uid":{"type":"B","id":"x"},"parents":[{"type":"G","id":"g"}],"tags":{"y":[1]},"attrs":{"a":1,"b":true,"g":{"type":"G","id":"g"}}},
          {"uid":{"type":"B","id":"bare"},"parents":[],"attrs":{"a":0}},
          {"uid":{"type":"G","id":"g"},"parents":[{"type":"H","id":"h"}],"attrs":{"n":"n"}}
        ]
        """,
        Schema);

    /// <summary>Every principal and resource of the data with every action that takes them, with a full and a bare context.</summary>
    private static List<Request> Requests()
    {
        var requests = new List<Request>();
        var validator = new RequestValidator(Schema);
        string[] contexts = ["""{"c":1,"b":true}""", """{"c":-7,"b":false,"oc":3,"e":{"type":"A","id":"x"},"r":{"x":2}}""", """{"c":"text"}"""];
        EntityUid[] entities = [.. Data.All.Select(static entity => entity.Uid).Where(static uid => !uid.IsAction), new EntityUid("E", "x")];
        foreach (var action in new[] { new EntityUid("Action", "v"), new EntityUid("Action", "w") })
        {
            var parsed = contexts.Select(context => Request.ParseContext(context, Schema, action));
            requests.AddRange(from principal in entities from resource in entities from context in parsed select new Request(principal, action, resource, context));
        }

        return [.. requests.Where(request => validator.Validate(request).IsValid)];
    }

    [Fact]
    public void The_data_of_these_tests_conforms()
    {
        var result = new EntityValidator(Schema).Validate(Data, TestContext.Current.CancellationToken);

        Assert.True(result.IsValid, string.Join('\n', result.Errors));
        Assert.True(Requests().Count >= 20);
    }
}
