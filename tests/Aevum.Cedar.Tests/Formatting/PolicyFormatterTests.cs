using Aevum.Cedar.Formatting;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Tests.Formatting;

public sealed class PolicyFormatterTests
{
    [Theory]
    [InlineData("permit(principal,action,resource);", "permit (principal, action, resource);\n")]
    [InlineData("permit(principal==User::\"a\",action,resource)when{true}unless{-1-2< - context.y};", "permit (principal == User::\"a\", action, resource)\nwhen { true }\nunless { -1 - 2 < -context.y };\n")]
    [InlineData("@a @b( \"x\" )permit(principal,action,resource,);", "@a\n@b(\"x\")\npermit (principal, action, resource);\n")]
    [InlineData("permit(principal,action,resource)when{principal.a==-1&&!(context.b)||ip(\"::1\").isIpv4()&&[1,2,].contains(3- -4)};", "permit (principal, action, resource)\nwhen { principal.a == -1 && !(context.b) || ip(\"::1\").isIpv4() && [1, 2].contains(3 - -4) };\n")]
    [InlineData("permit(principal,action,resource)when{if true then{a:1}else{\"b\":A::\"c\"}has x.y};", "permit (principal, action, resource)\nwhen { if true then {a: 1} else {\"b\": A::\"c\"} has x.y };\n")]
    [InlineData("", "")]
    [InlineData("// only\n\n\n// comments", "// only\n\n// comments\n")]
    public void Short_policies_stand_on_few_lines(string text, string expected) => Assert.Equal(expected, PolicyFormatter.Format(text));

    [Fact]
    public void Text_that_is_not_well_formed_is_refused_and_not_mangled() =>
        Assert.Throws<CedarSyntaxException>(() => PolicyFormatter.Format("permit (principal, action, resource) when { x.y };"));

    [Fact]
    public void Long_policies_break_at_operators_and_commas()
    {
        const string text = """
            permit(principal in Group::"administrators",action in [Action::"view",Action::"edit",Action::"delete"],resource in Album::"vacation") when{principal.department=="engineering"&&(resource.owner==principal||resource.sharedWith.contains(principal))&&context.authenticated} unless{if resource.private then resource.owner!=principal else context.untrustedDeviceWithLongName};
            """;

        Assert.Equal(
            """
            permit (
              principal in Group::"administrators",
              action in [Action::"view", Action::"edit", Action::"delete"],
              resource in Album::"vacation"
            )
            when {
              principal.department == "engineering" &&
              (resource.owner == principal || resource.sharedWith.contains(principal)) &&
              context.authenticated
            }
            unless {
              if resource.private
                then resource.owner != principal
                else context.untrustedDeviceWithLongName
            };

            """.ReplaceLineEndings("\n"),
            PolicyFormatter.Format(text, lineWidth: 80));
    }

    [Fact]
    public void Comments_stay_where_they_say_something()
    {
        const string text = """
            // File comment.

            // About the policy.
            permit (
              principal, // anyone
              // only viewing
              action == Action::"view",
              resource
            ) // after the scope
            when {
              // first
              context.a && // why a
              // second
              context.b
              // last
            };
            // Trailing.
            """;

        var formatted = PolicyFormatter.Format(text);

        Assert.Equal(
            """
            // File comment.

            // About the policy.
            permit (
              principal, // anyone
              // only viewing
              action == Action::"view",
              resource
            ) // after the scope
            when {
              // first
              context.a && // why a
              // second
              context.b
              // last
            };

            // Trailing.

            """.ReplaceLineEndings("\n"),
            formatted);
        Assert.Equal(formatted, PolicyFormatter.Format(formatted));
    }

    [Theory]
    [InlineData("permit (principal, action, resource) when { 1 // a\n == // b\n // c\n 2 };")]
    [InlineData("permit // a\n ( // b\n principal // c\n , // d\n action, resource // e\n , // f\n ) // g\n ; // h")]
    [InlineData("@id // a\n ( // b\n \"x\" // c\n ) // d\n permit (principal, action, resource);")]
    [InlineData("permit (principal, action, resource) when // a\n { // b\n [ // c\n 1, // d\n // e\n ] // f\n == [] } // g\n ;")]
    [InlineData("permit (principal, action, resource) when { if // a\n true // b\n then // c\n true // d\n else // e\n false };")]
    [InlineData("permit (principal, action, resource) when { {// a\n a // b\n : // c\n 1 // d\n } has a };")]
    [InlineData("permit (principal, action, resource) when { !// a\n(// b\n principal // c\n . // d\n x // e\n [ // f\n \"y\" ] ) };")]
    public void No_comment_is_lost_wherever_it_stands(string text)
    {
        var formatted = PolicyFormatter.Format(text);

        Assert.Equal(text.Count(static character => character == '/'), formatted.Count(static character => character == '/'));
        Assert.Equal(PolicySet.Parse(text).Digest, PolicySet.Parse(formatted).Digest);
        Assert.Equal(formatted, PolicyFormatter.Format(formatted));
    }

    [Fact]
    public void Policies_are_separated_by_one_blank_line() => Assert.Equal(
        "permit (principal, action, resource);\n\nforbid (principal, action, resource);\n",
        PolicyFormatter.Format("permit(principal,action,resource);forbid(principal,action,resource);\n\n\n"));

    [Fact]
    public void A_line_width_below_twenty_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => PolicyFormatter.Format("", lineWidth: 19));
}
