using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Syntax;

public sealed class PolicyParserTests
{
    [Theory]
    [InlineData("permit(principal,action,resource);", "permit(\n  principal,\n  action,\n  resource\n);")]
    [InlineData("permit(principal,action,resource,);", "permit(\n  principal,\n  action,\n  resource\n);")]
    [InlineData("forbid(principal == A::\"x\",action,resource in (B::\"c\"));", "forbid(\n  principal == A::\"x\",\n  action,\n  resource in B::\"c\"\n);")]
    [InlineData("permit(principal is A::B,action,resource is A in B::\"x\");", "permit(\n  principal is A::B,\n  action,\n  resource is A in B::\"x\"\n);")]
    [InlineData("permit(principal,action == Action::\"x\",resource);", "permit(\n  principal,\n  action == Action::\"x\",\n  resource\n);")]
    [InlineData("permit(principal,action in App::Action::\"x\",resource);", "permit(\n  principal,\n  action in App::Action::\"x\",\n  resource\n);")]
    [InlineData("permit(principal,action in [Action::\"x\",(Action::\"y\"),],resource);", "permit(\n  principal,\n  action in [Action::\"x\", Action::\"y\"],\n  resource\n);")]
    [InlineData("permit(principal,action in [],resource);", "permit(\n  principal,\n  action in [],\n  resource\n);")]
    [InlineData("permit(principal == ?principal,action,resource in ?resource);", "permit(\n  principal == ?principal,\n  action,\n  resource in ?resource\n);")]
    [InlineData("permit(principal == ((?principal)),action,resource is A in (?resource));", "permit(\n  principal == ?principal,\n  action,\n  resource is A in ?resource\n);")]
    [InlineData("permit(principal is A in ?principal,action,resource);", "permit(\n  principal is A in ?principal,\n  action,\n  resource\n);")]
    [InlineData("@a @if(\"1\") @__cedar(\"\\u{41}\") permit(principal,action,resource);", "@a\n@if(\"1\")\n@__cedar(\"A\")\npermit(\n  principal,\n  action,\n  resource\n);")]
    [InlineData("permit(principal,action,resource) when {true} unless {false};", "permit(\n  principal,\n  action,\n  resource\n) when {\n  true\n} unless {\n  false\n};")]
    public void Every_form_of_policy_is_read(string text, string canonical) =>
        Assert.Equal(canonical, PolicyWriter.Write(PolicyParser.ParsePolicy(text)));

    [Theory]
    [InlineData("permit(principal,action);", "the scope has no `resource`")]
    [InlineData("permit();", "the scope has no `principal`")]
    [InlineData("permit(action,principal,resource);", "found `action` where the scope must say `principal`")]
    [InlineData("permit(principal,action,resource,context);", "`context` is one element too many in the scope")]
    [InlineData("permit(principal: A,action,resource);", "a type cannot follow `:` here")]
    [InlineData("permit(principal is A == B::\"x\",action,resource);", "`is` cannot be followed by `==`")]
    [InlineData("permit(principal in [A::\"x\"],action,resource);", "exactly one entity must stand here")]
    [InlineData("permit(principal == \"x\",action,resource);", "exactly one entity must stand here")]
    [InlineData("permit(principal == principal,action,resource);", "exactly one entity must stand here")]
    [InlineData("permit(principal == A::\"x\" || true,action,resource);", "exactly one entity must stand here")]
    [InlineData("permit(principal == (A::\"x\" || true),action,resource);", "exactly one entity must stand here")]
    [InlineData("permit(principal == (A::\"x\").y,action,resource);", "unexpected token `.`")]
    [InlineData("permit(principal = A::\"x\",action,resource);", "`=` is not an operator of Cedar")]
    [InlineData("permit(principal,action,resource != A::\"x\");", "`!=` cannot stand in the scope")]
    [InlineData("permit(principal,action == A::\"x\",resource);", "`A::\"x\"` is not an action")]
    [InlineData("permit(principal,action in [B::\"x\"],resource);", "`B::\"x\"` is not an action")]
    [InlineData("permit(principal,action in [[Action::\"x\"]],resource);", "exactly one entity must stand here")]
    [InlineData("permit(principal,action == [Action::\"x\"],resource);", "exactly one entity must stand here")]
    [InlineData("permit(principal,action is Action,resource);", "`is` cannot restrict the action in the scope")]
    [InlineData("permit(principal == ?resource,action,resource);", "the slot here must be `?principal`, not `?resource`")]
    [InlineData("permit(principal,action == ?principal,resource);", "the action of a template cannot be a slot")]
    [InlineData("permit(principal is \"A\",action,resource);", "an entity type name must follow `is`")]
    [InlineData("permit(principal,action,resource) when {};", "the `when` condition is empty")]
    [InlineData("permit(principal,action,resource) When {true};", "`When` does not begin a condition")]
    [InlineData("permit(principal,action,resource) when {true;};", "unexpected token `;`")]
    [InlineData("permit(principal,action,resource) when {true}", "the policy does not end")]
    [InlineData("allow(principal,action,resource);", "`allow` is not an effect")]
    [InlineData("@a(\"1\")@a(\"2\")permit(principal,action,resource);", "duplicate annotation `@a`")]
    [InlineData("@a()permit(principal,action,resource);", "unexpected token `)`")]
    [InlineData("@a::b(\"x\")permit(principal,action,resource);", "unexpected token `::`")]
    [InlineData("/* c */ permit(principal,action,resource);", "unexpected token `/`")]
    [InlineData("\ufeffpermit(principal,action,resource);", "unexpected character U+FEFF")]
    [InlineData("permit(princip\u0430l,action,resource);", "found `princip` where the scope must say `principal`")]
    [InlineData("permit(principal,action,resource);permit(principal,action,resource);", "unexpected token `permit`")]
    [InlineData("", "unexpected end of text")]
    public void Wrong_policies_are_refused_with_the_reason(string text, string message)
    {
        var fault = Assert.Throws<CedarSyntaxException>(() => PolicyParser.ParsePolicy(text));

        Assert.Equal(message, fault.Errors.Single().Message);
    }

    [Fact]
    public void The_error_shows_the_line_and_points_at_the_fault()
    {
        const string text = "permit (\n  principle,\n  action, resource\n);";

        var fault = Assert.Throws<CedarSyntaxException>(() => PolicyParser.ParsePolicy(text));

        Assert.Equal(
            "line 2, column 3: found `principle` where the scope must say `principal`\n  2 |   principle,\n    |   ^^^^^^^^^\n  help: did you mean `principal`?",
            fault.Message);
    }

    [Fact]
    public void Every_faulty_policy_is_reported_and_the_others_are_read()
    {
        const string text = """
            permit (principal, action, resource) when { 1 + };
            permit (principal, action, resource);
            allow (principal, action, resource);
            forbid (principal, action, resource) when { "x };
            """;

        var result = PolicyParser.ParsePolicies(text);

        Assert.Single(result.Policies);
        Assert.Equal([1, 3, 4], result.Errors.Select(static error => error.Span.Line));
    }

    [Fact]
    public void Comments_end_at_any_line_end() =>
        Assert.Equal(2, PolicyParser.ParsePolicies("permit(principal,action,resource);// x\rpermit(principal,action,resource);// y").Policies.Count);

    [Fact]
    public void An_empty_text_holds_no_policy_and_no_fault()
    {
        var result = PolicyParser.ParsePolicies(" \n// only a comment");

        Assert.Empty(result.Policies);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Annotations_are_found_by_name()
    {
        var policy = PolicyParser.ParsePolicy("@id(\"p1\") @quiet permit(principal,action,resource);");

        Assert.Equal("p1", policy.FindAnnotation("id"));
        Assert.Equal("", policy.FindAnnotation("quiet"));
        Assert.Null(policy.FindAnnotation("absent"));
    }

    [Theory]
    [InlineData("User::\"alice\"", "User", "alice")]
    [InlineData(" App::User::\"a \\\"b\\\" \\u{1F600}\" ", "App::User", "a \"b\" 😀")]
    public void Entities_are_read_from_text(string text, string type, string id)
    {
        var uid = EntityUid.Parse(text);

        Assert.Equal((type, id), (uid.Type, uid.Id));
        Assert.Equal(uid, EntityUid.Parse(uid.ToString()));
    }

    [Theory]
    [InlineData("User")]
    [InlineData("\"alice\"")]
    [InlineData("User::\"a\" == User::\"a\"")]
    [InlineData("User::\"a\".name")]
    public void What_is_no_entity_is_refused(string text) => Assert.Throws<CedarSyntaxException>(() => EntityUid.Parse(text));
}
