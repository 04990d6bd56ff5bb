extern alias runtime;

using System.Text;
using Aevum.Analyzers.Policy.Files;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PolicyParser = runtime::Aevum.Cedar.Syntax.PolicyParser;
using SyntaxLimits = runtime::Aevum.Cedar.Syntax.SyntaxLimits;

namespace Aevum.Analyzers.Tests.Policy;

/// <summary>The readers of policy files on input that nobody would write.</summary>
public sealed class PolicyFilesTests
{
    private const string Schema = "entity User { age: Long, tags: Set<String> }; entity Photo in [Photo]; action view appliesTo { principal: [User], resource: [Photo], context: { ip: ipaddr } };";

    private static readonly string[] PolicyFragments =
    [
        "permit(principal, action, resource)", "forbid(principal is User, action in [Action::\"view\"], resource in Photo::\"p\")", "permit", "(", ")", " when { ", " unless { ", " }", ";", "principal", ".age", ".none",
        " == ", " && ", " || ", " + ", " - ", "!", "1", "9223372036854775808", "\"text\"", "\"", "\\u{110000}", "\\", "[", "]", "{", "}", ",", ":", "::", "User::\"a\"", "ip(\"1.2.3.4\")", " like \"*a*\"", " has age", " in ", " is ",
        "if ", " then ", " else ", "?principal", "@id(\"x\")", "//", "\n", "\r", "\u2028", "\uFEFF", "\0", "\uD800", "é", "context.ip.isLoopback()", "principal.tags.contains(\"x\")",
    ];

    private static readonly string[] SchemaFragments =
    [
        "entity ", "action ", "type ", "namespace ", "User", "Photo", " in ", "[", "]", "{", "}", "<", ">", "Set<", "String", "Long", "ipaddr", "=", ";", ":", "::", ",", "?", "appliesTo ", "principal", "resource", "context", "enum ",
        "tags ", "\"", "\"a\"", "@doc(\"x\")", "//", "\n", "\r", "\u2028", "\uFEFF", "\0", "\uD800", "é", "__cedar::", "entity User;", "type T = T;", "action a in [a];",
    ];

    [Fact]
    public void Random_policies_never_throw_and_are_refused_exactly_when_the_engine_refuses_them()
    {
        var random = new Random(20261120);
        var schema = new Text("/test/a.cedarschema", SourceText.From(Schema));
        for (var round = 0; round < 2_000; round++)
        {
            var text = Mixed(random, PolicyFragments);

            var faults = FaultsOf(new Text("/test/a.cedar", SourceText.From(text)), schema);

            RequireInside(faults, text);
            var errors = PolicyParser.ParsePolicies(text, null).Errors;
            Assert.True(errors.Count == 0 || errors.Select(error => error.Span.Start).SequenceEqual(faults.Select(fault => fault.Span.Start)), text);
        }
    }

    [Fact]
    public void Random_schemas_never_throw_and_every_place_lies_inside_the_file()
    {
        var random = new Random(20261121);
        for (var round = 0; round < 2_000; round++)
        {
            var text = Mixed(random, SchemaFragments);

            RequireInside(FaultsOf(new Text("/test/a.cedarschema", SourceText.From(text))), text);
        }
    }

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("{")]
    [InlineData("!")]
    [InlineData("-")]
    [InlineData("if ")]
    [InlineData("\"")]
    [InlineData("@a ")]
    [InlineData("1 + ")]
    [InlineData("Set<")]
    public void Deep_and_long_texts_are_refused_and_nothing_else(string part)
    {
        var deep = string.Concat(Enumerable.Repeat(part, 100_000));

        Assert.NotEmpty(FaultsOf(new Text("/a.cedar", SourceText.From("permit(principal, action, resource) when { " + deep))));
        Assert.NotEmpty(FaultsOf(new Text("/a.cedarschema", SourceText.From("type T = " + deep))));
    }

    [Theory]
    [InlineData("/a.cedar")]
    [InlineData("/a.cedarschema")]
    public void A_text_beyond_the_limit_of_the_engine_is_refused(string path)
    {
        var fault = Assert.Single(FaultsOf(new Text(path, SourceText.From(new string(' ', SyntaxLimits.DefaultMaxTextLength + 10)))));

        Assert.Contains("4194304", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/a.cedar")]
    [InlineData("/a.cedarschema")]
    public void A_text_that_is_not_utf_8_is_refused(string path)
    {
        Assert.Equal("not UTF-8; save the file as UTF-8", Assert.Single(FaultsOf(new Text(path, SourceText.From("// é", Encoding.Latin1)))).Message);
        Assert.Empty(FaultsOf(new Text(path, SourceText.From("// é", Encoding.UTF8))));
    }

    [Theory]
    [InlineData("utf-8", 1)]
    [InlineData("iso-8859-1", 0)]
    public void A_policy_is_validated_against_a_schema_only_when_the_engine_can_read_it(string encoding, int expected)
    {
        var policy = new Text("/a.cedar", SourceText.From("permit(principal is User, action, resource) when { principal.none };"));
        var schema = new Text("/a.cedarschema", SourceText.From(Schema, Encoding.GetEncoding(encoding)));

        Assert.Equal(expected, FaultsOf(policy, schema).Count);
    }

    [Fact]
    public void Validation_ends_after_fifty_faults()
    {
        var text = string.Concat(Enumerable.Repeat("permit(principal is User, action, resource) when { principal.none };\n", 200));

        var faults = FaultsOf(new Text("/a.cedar", SourceText.From(text)), new Text("/a.cedarschema", SourceText.From(Schema)));

        Assert.Equal(PolicyFiles.MaxFaults, faults.Count);
    }

    [Fact]
    public void Cancellation_stops_between_two_policies()
    {
        var policies = new Text("/a.cedar", SourceText.From("permit(principal, action, resource);"));
        var schema = new Text("/a.cedarschema", SourceText.From(Schema));
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => new PolicyFiles([policies, schema]).FaultsOf(policies, policies.Content, source.Token).ToList());
    }

    [Fact]
    public void A_line_break_in_a_name_does_not_break_the_message() =>
        Assert.DoesNotContain(PolicyFault.Of("unknown\r\nerror AEV0000: forged", "a\nb", default, 0).Message, char.IsControl);

    [Theory]
    [InlineData("/a/b/c.cedar", "/a/b/c.cedar")]
    [InlineData("/a/./b//c.cedar", "/a/b/c.cedar")]
    [InlineData("/a/x/../b/c.cedar", "/a/b/c.cedar")]
    [InlineData("C:\\a\\b.cedar", "C:/a/b.cedar")]
    [InlineData("../a.cedar", "../a.cedar")]
    [InlineData("../../a.cedar", "../../a.cedar")]
    [InlineData("/../a.cedar", "/../a.cedar")]
    [InlineData("", "")]
    public void Two_spellings_of_a_path_are_one(string path, string expected) => Assert.Equal(expected, PolicyFileName.Normalised(path));

    private static List<PolicyFault> FaultsOf(Text file, params Text[] others) =>
        [.. new PolicyFiles([file, .. others]).FaultsOf(file, file.Content, TestContext.Current.CancellationToken)];

    private static void RequireInside(List<PolicyFault> faults, string text) => Assert.All(faults, fault =>
    {
        Assert.InRange(fault.Span.End, fault.Span.Start, text.Length);
        Assert.NotEqual(string.Empty, fault.Message);
        Assert.DoesNotContain(fault.Message, char.IsControl);
    });

    private static string Mixed(Random random, string[] fragments) =>
        string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => fragments[random.Next(fragments.Length)]));

    private sealed class Text(string path, SourceText content) : AdditionalText
    {
        public override string Path { get; } = path;

        public SourceText Content { get; } = content;

        public override SourceText? GetText(CancellationToken cancellationToken = default) => Content;
    }
}
