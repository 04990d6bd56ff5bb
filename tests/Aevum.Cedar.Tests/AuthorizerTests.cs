using Aevum.Cedar.Tests.Evaluation;
using Aevum.Cedar.Values;
using FsCheck;
using FsCheck.Fluent;

namespace Aevum.Cedar.Tests;

public sealed class AuthorizerTests
{
    private const string Permit = "permit (principal, action, resource);";
    private const string Forbid = "forbid (principal, action, resource);";
    private const string Failing = "permit (principal, action, resource) when { principal.missing };";
    private const string FailingForbid = "forbid (principal, action, resource) when { principal.missing };";

    private static Config Fixed => Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20261120, 3);

    [Theory]
    [InlineData("", Decision.Deny, "", "")]
    [InlineData(Permit, Decision.Allow, "policy0", "")]
    [InlineData(Forbid, Decision.Deny, "policy0", "")]
    [InlineData(Permit + Forbid, Decision.Deny, "policy1", "")]
    [InlineData(Permit + Permit, Decision.Allow, "policy0,policy1", "")]
    [InlineData(Forbid + Permit + Forbid, Decision.Deny, "policy0,policy2", "")]
    [InlineData(Failing, Decision.Deny, "", "policy0")]
    [InlineData(Permit + Failing, Decision.Allow, "policy0", "policy1")]
    [InlineData(FailingForbid + Permit, Decision.Allow, "policy1", "policy0")]
    [InlineData(Forbid + Failing, Decision.Deny, "policy0", "policy1")]
    [InlineData("permit (principal, action, resource) unless { true };", Decision.Deny, "", "")]
    [InlineData("permit (principal, action, resource) unless { false } when { true } unless { 1 == 2 };", Decision.Allow, "policy0", "")]
    [InlineData("permit (principal == User::\"bob\", action, resource) when { principal.missing };", Decision.Deny, "", "")]
    [InlineData("permit (principal, action, resource) when { false } when { principal.missing };", Decision.Deny, "", "")]
    public void The_decision_follows_the_rules_of_Cedar(string text, Decision decision, string reasons, string errors)
    {
        var response = Authorizer.Authorize(PolicySet.Parse(text), Evaluating.World, Evaluating.Asked);

        Assert.Equal(decision, response.Decision);
        Assert.Equal(reasons, string.Join(",", response.Diagnostics.Reasons.Select(static policy => policy.Id)));
        Assert.Equal(errors, string.Join(",", response.Diagnostics.Errors.Select(static error => error.Policy.Id)));
    }

    [Theory]
    [InlineData("principal == User::\"alice\", action, resource", true)]
    [InlineData("principal == User::\"bob\", action, resource", false)]
    [InlineData("principal in Group::\"everyone\", action, resource", true)]
    [InlineData("principal in Group::\"nobody\", action, resource", false)]
    [InlineData("principal is User, action, resource", true)]
    [InlineData("principal is Group, action, resource", false)]
    [InlineData("principal is User in Group::\"staff\", action, resource", true)]
    [InlineData("principal is Group in Group::\"staff\", action, resource", false)]
    [InlineData("principal, action == Action::\"view\", resource", true)]
    [InlineData("principal, action in Action::\"view\", resource", true)]
    [InlineData("principal, action in [Action::\"edit\", Action::\"view\"], resource", true)]
    [InlineData("principal, action in [Action::\"edit\"], resource", false)]
    [InlineData("principal, action in [], resource", false)]
    [InlineData("principal, action, resource in Album::\"x\"", true)]
    [InlineData("principal, action, resource == Photo::\"q\"", false)]
    public void Every_form_of_scope_is_tested(string scope, bool allowed) =>
        Assert.Equal(allowed, Authorizer.Authorize(PolicySet.Parse($"permit ({scope});"), Evaluating.World, Evaluating.Asked).IsAllowed);

    [Fact]
    public void Large_sets_decide_as_the_explanation_without_index_says() => Prop.ForAll<int>(static seed =>
    {
        var random = new Random(seed);
        var policies = PolicySet.Parse(string.Concat(Enumerable.Range(0, 60).Select(_ => RandomPolicy(random))));
        var request = new Request(new EntityUid("User", Pick(random, "alice", "bob", "ghost")), new EntityUid("Action", Pick(random, "view", "edit")), new EntityUid("Photo", Pick(random, "p", "q")));

        var explanation = Authorizer.Explain(policies, Evaluating.World, request);
        var satisfied = explanation.Policies.Where(static policy => policy.Verdict == PolicyVerdict.Satisfied).Select(static policy => policy.Policy).ToArray();
        var forbidding = satisfied.Where(static policy => policy.Effect == Cedar.Syntax.PolicyEffect.Forbid).ToArray();
        var failed = explanation.Policies.Where(static policy => policy.Verdict == PolicyVerdict.Failed).Select(static policy => policy.Policy);

        return explanation.Response.Diagnostics.Reasons.SequenceEqual(forbidding.Length > 0 ? forbidding : satisfied)
            && explanation.Response.Diagnostics.Errors.Select(static error => error.Policy).SequenceEqual(failed)
            && explanation.Response.IsAllowed == (forbidding.Length == 0 && satisfied.Length > 0);
    }).Check(Fixed);

    [Fact]
    public void A_decision_allocates_only_its_answer()
    {
        var policies = PolicySet.Parse(string.Concat(Enumerable.Repeat("permit (principal in Group::\"staff\", action == Action::\"view\", resource in Album::\"y\");", 999)) + Permit);
        for (var warmup = 0; warmup < 100; warmup++)
        {
            Authorizer.Authorize(policies, Evaluating.World, Evaluating.Asked);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        var response = Authorizer.Authorize(policies, Evaluating.World, Evaluating.Asked);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.True(response.IsAllowed);
        Assert.InRange(allocated, 1, 64);
    }

    [Fact]
    public void Many_threads_share_policies_and_entities()
    {
        var policies = PolicySet.Parse(Permit + Failing + "permit (principal in Group::\"everyone\", action, resource);");
        var entities = Entities.Parse("""[{"uid": {"type": "User", "id": "alice"}, "attrs": {}, "parents": [{"type": "Group", "id": "everyone"}]}]""");

        var responses = new string[2_000];
        Parallel.For(0, responses.Length, number => responses[number] = Authorizer.Authorize(policies, entities, Evaluating.Asked).ToString());

        Assert.Equal(["Allow by policy0, policy2"], responses.Distinct());
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => Authorizer.Authorize(null!, Entities.Empty, Evaluating.Asked));
        Assert.Throws<ArgumentNullException>(() => Authorizer.Authorize(PolicySet.Empty, null!, Evaluating.Asked));
        Assert.Throws<ArgumentNullException>(() => Authorizer.Authorize(PolicySet.Empty, Entities.Empty, null!));
    }

    private static string Pick(Random random, params string[] items) => items[random.Next(items.Length)];

    private static string RandomPolicy(Random random)
    {
        var principal = Pick(random, "principal", "principal == User::\"alice\"", "principal in Group::\"everyone\"", "principal in Group::\"nobody\"", "principal is User", "principal is Group", "principal is User in Group::\"staff\"");
        var action = Pick(random, "action", "action == Action::\"view\"", "action in [Action::\"view\", Action::\"edit\"]", "action in []");
        var resource = Pick(random, "resource", "resource == Photo::\"p\"", "resource in Album::\"x\"", "resource is Photo", "resource is Album");
        var condition = Pick(random, "true", "false", "principal.age > 40", "resource.missing", "principal == User::\"bob\"",
            "User::\"alice\" == principal && resource.missing", "principal in [Group::\"staff\", Group::\"nobody\"] && resource in Album::\"x\"", "principal in [] && resource.missing",
            "resource.missing && principal == User::\"bob\"", "principal is Group && resource.missing", "resource is Photo && principal in Group::\"everyone\" && true",
            "principal in [Group::\"staff\", 1]", "principal == User::\"bob\" || resource.missing", "action == Action::\"edit\" && 1", "principal == 1 && resource.missing");
        return $"{Pick(random, "permit", "permit", "forbid")} ({principal}, {action}, {resource}) when {{ {condition} }};\n";
    }
}
