using Aevum.Cedar.Formatting;
using Aevum.Cedar.Syntax;
using FsCheck;
using FsCheck.Fluent;

namespace Aevum.Cedar.Tests.Syntax;

/// <summary>Whatever tree is written, as text, as JSON or formatted, reads back as the same tree. Trees compare by their JSON form.</summary>
public sealed class RoundTripProperties
{
    private const int Depth = 5;

    private static Config Fixed => Config.QuickThrowOnFailure.WithMaxTest(1_000).WithReplay(20261120, 9);

    [Fact]
    public void Text_reads_back_as_the_same_tree() => Prop.ForAll<int>(static seed =>
    {
        var policy = Grow(seed);

        return Policy.Parse("p", policy.ToString()).ToJson() == policy.ToJson();
    }).Check(Fixed);

    [Fact]
    public void Json_reads_back_as_the_same_tree() => Prop.ForAll<int>(static seed =>
    {
        var json = Grow(seed).ToJson();

        return Policy.ParseJson("p", json).ToJson() == json;
    }).Check(Fixed);

    [Fact]
    public void Formatting_keeps_the_tree_and_changes_nothing_the_second_time() => Prop.ForAll<int>(static seed =>
    {
        var policy = Grow(seed);
        var formatted = PolicyFormatter.Format(policy.ToString(), lineWidth: 20 + Math.Abs(seed % 100));

        return Policy.Parse("p", formatted).ToJson() == policy.ToJson()
            && PolicyFormatter.Format(formatted, lineWidth: 20 + Math.Abs(seed % 100)) == formatted;
    }).Check(Fixed);

    [Fact]
    public void Any_text_parses_or_is_refused_but_never_breaks_the_parser() => Prop.ForAll<string>(static text =>
    {
        var result = PolicyParser.ParsePolicies(text ?? "");

        return result.Errors.All(static error => error.Message.Length > 0);
    }).Check(Fixed);

    [Fact]
    public void Damaged_policies_parse_or_are_refused_but_never_break_the_parser() => Prop.ForAll<int, int>(static (seed, place) =>
    {
        var text = Grow(seed).ToString();
        var at = Math.Abs(place % text.Length);
        var damaged = string.Concat(text.AsSpan(0, at), text.AsSpan(Math.Min(text.Length, at + 1 + (seed & 3))));
        var result = PolicyParser.ParsePolicies(damaged);

        return result.Errors.All(error => error.Span.Start <= damaged.Length);
    }).Check(Fixed);

    private static Policy Grow(int seed)
    {
        var condition = new PolicyCondition(ConditionKind.When, new RandomExpression(seed).Next(Depth), default);
        ScopeConstraint[] scope = [.. Enumerable.Range(0, 3).Select(static variable => ScopeConstraint.Any((RequestVariable)variable, default))];
        return Policy.FromSyntax("p", new PolicySyntax(PolicyEffect.Permit, [], scope, [condition], default), source: null);
    }
}
