using Aevum.Cedar.Tests.Evaluation;

namespace Aevum.Cedar.Tests;

public sealed class ExplanationTests
{
    [Fact]
    public void Every_policy_says_why_it_did_or_did_not_take_part()
    {
        const string text = """
            permit (principal == User::"bob", action, resource);
            permit (principal, action, resource) when { context.mfa && principal.age > 40 && true };
            permit (principal, action, resource) unless { context.mfa };
            permit (principal, action, resource) when { principal.missing };
            permit (principal in Group::"everyone", action, resource);
            """;
        var policies = new PolicySetBuilder().AddText(text, source: "photos.cedar").Build();

        var explanation = Authorizer.Explain(policies, Evaluating.World, Evaluating.Asked);

        Assert.Equal(
            """
            allowed: permitted by `policy4` and forbidden by no policy
              `policy0` (permit) at photos.cedar:1:9: the principal of the request is outside the scope
              `policy1` (permit) at photos.cedar:2:60: `principal.age > 40` is false in its `when`
              `policy2` (permit) at photos.cedar:3:47: `context.mfa` is true in its `unless`
              `policy3` (permit) at photos.cedar:4:45: could not be evaluated: entity `User::"alice"` has no attribute `missing`
              `policy4` (permit) at photos.cedar:5:1: permits the request
            """.ReplaceLineEndings("\n"),
            explanation.ToString());
    }

    [Theory]
    [InlineData("", "denied: no policy permits the request")]
    [InlineData("permit (principal, action, resource); forbid (principal, action, resource);", "denied: forbidden by `policy1`")]
    public void A_denial_is_summed_up(string text, string summary) =>
        Assert.Equal(summary, Authorizer.Explain(PolicySet.Parse(text), Evaluating.World, Evaluating.Asked).Summary);

    [Fact]
    public void A_policy_from_JSON_has_no_place_to_name()
    {
        var policies = PolicySet.ParseJson(PolicySet.Parse("permit (principal == User::\"bob\", action, resource);").ToJson());

        var explanation = Authorizer.Explain(policies, Evaluating.World, Evaluating.Asked);

        Assert.Equal("`policy0` (permit): the principal of the request is outside the scope", explanation.Policies.Single().ToString());
    }
}
