using System.Diagnostics;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation;

namespace Aevum.Cedar.Tests.Validation;

/// <summary>Policies and schemas made to exhaust the validator. Each must end soon with a verdict, on a thread with the smallest usual stack.</summary>
public sealed class HostilePolicyTests
{
    private const int Megabyte = 1024 * 1024;
    private const string Plain = "entity A in A { e: A, o?: Long, r: { x: Long } } tags String; action x appliesTo { principal: A, resource: A, context: {} };";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly ValidationLimits FewSteps = new(maxSteps: 2_000_000);
    private static readonly SyntaxLimits Deep = new(maxNestingDepth: SyntaxLimits.HighestNestingDepth);

    [Theory]
    [InlineData("if true then ", "true", " else false", 900)]
    [InlineData("!(", "false", ")", 450)]
    [InlineData("(principal has o && ", "true", ")", 450)]
    [InlineData("principal == [", "1", "]", 450)]
    [InlineData("principal == {a: ", "1", "}", 450)]
    [InlineData("", "principal", ".e", 900)]
    [InlineData("", "true", " && principal has o", 900)]
    [InlineData("", "true", " || principal has o", 900)]
    public void The_deepest_expressions_are_checked_on_a_small_stack(string open, string middle, string close, int count)
    {
        var text = Repeat(open, count) + middle + Repeat(close, count);

        var result = Validate(Plain, text, Deep);

        Assert.DoesNotContain(result.Errors, static error => error.Kind == ValidationErrorKind.LimitExceeded);
    }

    [Fact]
    public void Shorthands_that_double_with_each_level_run_into_the_limit()
    {
        var text = Repeat("(", 60) + "principal" + Repeat(" is A in principal)", 60);

        var result = Validate(Plain, text, Deep);

        Assert.Contains(result.Errors, static error => error.Kind == ValidationErrorKind.LimitExceeded);
    }

    [Fact]
    public void A_policy_beyond_the_limit_is_never_passed()
    {
        var policy = PolicyParser.ParsePolicy("permit(principal, action, resource) when { principal.r.x == 1 && principal.r.x == 2 };");
        var schema = CedarSchema.Parse(Plain);

        var refused = new Validator(schema, new ValidationLimits(maxSteps: 10)).Validate("p", policy, ValidationMode.Strict);
        var passed = new Validator(schema, new ValidationLimits(maxSteps: 100)).Validate("p", policy, ValidationMode.Strict);

        var error = Assert.Single(refused.Errors);
        Assert.Equal((ValidationErrorKind.LimitExceeded, "checking takes more than 10 steps and was stopped", "split the policy, restrict its scope, or raise the limit"), (error.Kind, error.Message, error.Help));
        Assert.True(passed.IsValid);
    }

    [Fact]
    public void Millions_of_request_environments_are_checked_or_refused_in_time()
    {
        var types = string.Join(",", Enumerable.Range(0, 1_500).Select(static number => "E" + number));
        var schema = $"entity {types} in [G] {{ n: Long }}; entity G; action {string.Join(",", Enumerable.Range(0, 20).Select(static number => "a" + number))} appliesTo {{ principal: [{types}], resource: [{types}] }};";

        Assert.True(Validate(schema, "true").IsValid);
        Assert.True(Validate(schema, "principal.n == 1").IsValid);
        Assert.True(Validate(schema, "principal in G::\"g\"").IsValid);
        Assert.Contains(Validate(schema, "principal.n == resource.n && action == Action::\"a1\"").Errors, static error => error.Kind == ValidationErrorKind.LimitExceeded);
    }

    [Fact]
    public void Environments_that_differ_only_in_what_a_policy_does_not_mention_are_checked_once()
    {
        var types = string.Join(",", Enumerable.Range(0, 200).Select(static number => "E" + number));
        var schema = CedarSchema.Parse($"entity {types} {{ n: Long }}; action {string.Join(",", Enumerable.Range(0, 100).Select(static number => "a" + number))} appliesTo {{ principal: [{types}], resource: [{types}], context: {{ c: Long }} }};");
        var policy = PolicyParser.ParsePolicy("permit(principal, action, resource) when { context.c == 1 };");

        var result = new Validator(schema, new ValidationLimits(maxSteps: 2_000)).Validate("p", policy, ValidationMode.Strict);

        Assert.True(result.IsValid);
    }

    [Fact]
    public void Long_chains_of_groups_are_walked_once()
    {
        var types = string.Concat(Enumerable.Range(0, 20_000).Select(static number => $"entity E{number} in E{number + 1};"));
        var actions = string.Concat(Enumerable.Range(0, 20_000).Select(static number => $"action a{number} in a{number + 1} appliesTo {{ principal: E{number}, resource: E0 }};"));
        var schema = types + "entity E20000;" + actions + "action a20000;";

        Assert.True(Validate(schema, "principal in E20000::\"x\" && action in Action::\"a20000\"").IsValid);
    }

    [Fact]
    public void Large_flat_policies_are_checked()
    {
        var many = string.Join(" && ", Enumerable.Range(0, 300).Select(static number => $"[{string.Join(",", Enumerable.Range(number, 300))}].contains({number})"));

        Assert.True(Validate(Plain, many).IsValid);
        Assert.True(Validate(Plain, "[" + string.Join(",", Enumerable.Range(0, 100_000)) + "].contains(1)").IsValid);
        Assert.True(Validate(Plain, "{" + string.Join(",", Enumerable.Range(0, 50_000).Select(static number => $"a{number}: {number}")) + "} has a1").IsValid);
    }

    [Fact]
    public void Very_many_faults_are_cut_and_cost_little_time()
    {
        var faults = "[" + string.Join(",", Enumerable.Range(0, 20_000).Select(static number => $"principal.nope{number}")) + "].contains(1)";

        Assert.Equal(100, Validate(Plain, faults).Errors.Count);
    }

    private static ValidationResult Validate(string schema, string condition, SyntaxLimits? limits = null)
    {
        var policy = PolicyParser.ParsePolicy("permit(principal, action, resource) when { " + condition + " };", limits);
        var validator = new Validator(CedarSchema.Parse(schema), FewSteps);
        ValidationResult? result = null;
        var watch = Stopwatch.StartNew();
        var thread = new Thread(() => result = validator.Validate("p", policy, ValidationMode.Permissive), Megabyte);
        thread.Start();
        thread.Join();

        Assert.True(watch.Elapsed < Patience, $"took {watch.Elapsed}");
        return result!;
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
