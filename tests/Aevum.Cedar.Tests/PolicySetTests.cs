using Aevum.Cedar.Syntax;
using Aevum.Cedar.Tests.Evaluation;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests;

public sealed class PolicySetTests
{
    private const string Template = "permit (principal in ?principal, action, resource == ?resource) when { context.mfa };";

    private static readonly EntityUid Staff = new("Group", "staff");
    private static readonly EntityUid Photo = new("Photo", "p");

    [Fact]
    public void A_template_decides_nothing_until_it_is_linked()
    {
        var unlinked = PolicySet.Parse(Template);
        var linked = unlinked.Link("policy0", "staff-may", Values(Staff, Photo));
        var elsewhere = unlinked.Link("policy0", "others-may", Values(Staff, new EntityUid("Photo", "q")));

        Assert.False(Authorizer.Authorize(unlinked, Evaluating.World, Evaluating.Asked).IsAllowed);
        Assert.Equal("Allow by staff-may", Authorizer.Authorize(linked, Evaluating.World, Evaluating.Asked).ToString());
        Assert.False(Authorizer.Authorize(elsewhere, Evaluating.World, Evaluating.Asked).IsAllowed);
    }

    [Fact]
    public void A_link_knows_its_template_and_its_values()
    {
        var link = PolicySet.Parse(Template).Link("policy0", "l", Values(Staff, Photo)).Policies.Single();

        Assert.Equal("policy0", link.TemplateId);
        Assert.Equal(Staff, link.SlotValues["?principal"]);
        Assert.Equal("permit(\n  principal in Group::\"staff\",\n  action,\n  resource == Photo::\"p\"\n) when {\n  context.mfa\n};", link.ToString());
    }

    [Fact]
    public void Links_that_do_not_fit_are_refused()
    {
        var set = PolicySet.Parse(Template + "permit (principal, action, resource);");

        AssertRefused("link `l` of template `policy0` gives no value for ?resource", () => set.Link("policy0", "l", new Dictionary<string, EntityUid> { ["?principal"] = Staff }));
        AssertRefused("link `l` gives a value for `?action`, but template `policy0` has no such slot", () => set.Link("policy0", "l", new Dictionary<string, EntityUid>(Values(Staff, Photo)) { ["?action"] = Staff }));
        AssertRefused("link `l` asks for template `policy9`, which is not in the set", () => set.Link("policy9", "l", Values(Staff, Photo)));
        AssertRefused("the policy id `policy1` is used twice", () => set.Link("policy0", "policy1", Values(Staff, Photo)));
        AssertRefused("the policy id `policy0` is used twice", () => set.Link("policy0", "policy0", Values(Staff, Photo)));
    }

    [Fact]
    public void Templates_and_policies_are_not_mistaken_for_each_other()
    {
        Assert.Throws<CedarSyntaxException>(() => Policy.Parse("p", Template));
        Assert.Throws<CedarSyntaxException>(() => Cedar.Template.Parse("t", "permit (principal, action, resource);"));
    }

    [Fact]
    public void Sets_from_several_texts_keep_their_order_and_sources()
    {
        var set = new PolicySetBuilder()
            .AddText("forbid (principal, action, resource) when { false };", "base.cedar", "base-")
            .AddText("permit (principal, action, resource); permit (principal, action, resource);", "more.cedar", "more-")
            .Build();

        Assert.Equal(["base-0", "more-0", "more-1"], set.Policies.Select(static policy => policy.Id));
        Assert.Equal(["base.cedar", "more.cedar", "more.cedar"], set.Policies.Select(static policy => policy.Source));
        Assert.True(set.TryGetPolicy("more-1", out _));
        Assert.False(set.TryGetPolicy("more-2", out _));
    }

    [Fact]
    public void A_faulty_text_adds_nothing()
    {
        var builder = new PolicySetBuilder();

        Assert.Throws<CedarSyntaxException>(() => builder.AddText("permit (principal, action, resource); permit ("));
        Assert.Empty(builder.Build().Policies);
    }

    [Fact]
    public void The_whole_set_survives_JSON()
    {
        var set = PolicySet.Parse("@id(\"x\") @flag forbid (principal, action in [], resource) unless { principal has a.b };" + Template).Link("policy1", "l", Values(Staff, Photo));

        var again = PolicySet.ParseJson(set.ToJson());

        Assert.Equal(set.ToJson(), again.ToJson());
        Assert.Equal(["policy0", "l"], again.Policies.Select(static policy => policy.Id));
        Assert.Equal(["policy1"], again.Templates.Select(static template => template.Id));
    }

    [Fact]
    public void The_digest_depends_on_every_part_and_on_nothing_else()
    {
        var set = PolicySet.Parse("permit (principal, action, resource);");
        var sameMeaning = PolicySet.Parse("// comment\npermit(principal,action,resource,);");
        var otherId = new PolicySetBuilder().AddText("permit (principal, action, resource);", idPrefix: "other").Build();

        Assert.Matches("^[0-9a-f]{64}$", set.Digest);
        Assert.Equal(set.Digest, sameMeaning.Digest);
        Assert.NotEqual(set.Digest, otherId.Digest);
        Assert.NotEqual(set.Digest, PolicySet.Parse("forbid (principal, action, resource);").Digest);
        Assert.NotEqual(set.Digest, PolicySet.Empty.Digest);
    }

    [Fact]
    public void Limits_on_the_number_of_policies_hold_for_every_way_of_adding()
    {
        var limits = new CedarLimits { MaxPolicies = 2 };
        const string two = "permit (principal, action, resource); permit (principal, action, resource);";

        Assert.Equal(2, PolicySet.Parse(two, limits).Policies.Length);
        Assert.Contains("more than 2 policies", Assert.Throws<CedarSyntaxException>(() => PolicySet.Parse(two + two, limits)).Message, StringComparison.Ordinal);
        AssertRefused("the set would have more than the limit of 2 policies", () => new PolicySetBuilder(limits).AddText(two).AddText(two, idPrefix: "x"));
    }

    private static Dictionary<string, EntityUid> Values(EntityUid principal, EntityUid resource) => new() { ["?principal"] = principal, ["?resource"] = resource };

    private static void AssertRefused(string message, Func<object> act) => Assert.Equal(message, Assert.Throws<CedarDataException>(act).Message);
}
