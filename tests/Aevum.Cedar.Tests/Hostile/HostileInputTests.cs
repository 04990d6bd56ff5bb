using System.Diagnostics;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Tests.Evaluation;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Hostile;

/// <summary>Input made to exhaust stack, memory or time is answered with an error, or handled, within bounds.</summary>
public sealed class HostileInputTests
{
    private const int Deep = 100_000;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static TheoryData<string, string> DeepExpressions => new()
    {
        { "parentheses", Repeat("(", Deep) + "true" + Repeat(")", Deep) },
        { "open parentheses", Repeat("(", Deep) },
        { "sets", Repeat("[", Deep) + Repeat("]", Deep) },
        { "records", Repeat("{a: ", Deep) + "1" + Repeat("}", Deep) },
        { "conditions", Repeat("if true then ", Deep) + "1" + Repeat(" else 2", Deep) },
        { "conjunctions", "true" + Repeat(" && true", Deep) },
        { "disjunctions", "true" + Repeat(" || true", Deep) },
        { "sums", "1" + Repeat(" + 1", Deep) },
        { "products", "1" + Repeat(" * 1", Deep) },
        { "attributes", "principal" + Repeat(".a", Deep) },
        { "indexes", "principal" + Repeat("[\"a\"]", Deep) },
        { "methods", "[]" + Repeat(".contains(1)", Deep) },
        { "method arguments", Repeat("[].contains(", Deep) + "1" + Repeat(")", Deep) },
        { "function arguments", Repeat("ip(", Deep) + "1" + Repeat(")", Deep) },
        { "has paths", "principal has a" + Repeat(".a", Deep) },
        { "negations", Repeat("!(", Deep) + "true" + Repeat(")", Deep) },
        { "types", "principal is A" + Repeat(" in (principal is A", Deep) },
    };

    [Theory]
    [MemberData(nameof(DeepExpressions))]
    public void Deep_nesting_is_an_error(string what, string expression)
    {
        var fault = WithinBounds(() => Assert.Throws<CedarSyntaxException>(() => PolicySet.Parse($"permit (principal, action, resource) when {{ {expression} }};")));

        Assert.True(fault.Errors[0].Message == "the nesting here exceeds the limit of 400 levels", what + ": " + fault.Errors[0].Message);
    }

    [Fact]
    public void Signs_without_end_are_an_error() =>
        Assert.Contains("more than 4 signs", Assert.Throws<CedarSyntaxException>(() => PolicyParser.ParseExpression(Repeat("-", Deep) + "1")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Deep_JSON_is_an_error(string open, string close)
    {
        var json = Repeat(open, Deep) + "1" + Repeat(close, Deep);

        Assert.Throws<CedarDataException>(() => Entities.Parse($$"""[{"uid": {"type": "U", "id": "a"}, "attrs": {"a": {{json}}}, "parents": []}]"""));
        Assert.Throws<CedarDataException>(() => Request.ParseContext($$"""{"a": {{json}}}"""));
        Assert.Throws<CedarDataException>(() => Policy.ParseJson("p", json));
        Assert.Throws<CedarDataException>(() => PolicySet.ParseJson(json));
    }

    [Fact]
    public void A_deep_expression_in_JSON_is_an_error()
    {
        var body = Repeat("{\"!\":{\"arg\":", 500) + "{\"Value\":true}" + Repeat("}}", 500);

        var fault = Assert.Throws<CedarDataException>(() => Policy.ParseJson("p", $$"""{"effect":"permit","principal":{"op":"All"},"action":{"op":"All"},"resource":{"op":"All"},"conditions":[{"kind":"when","body":{{body}}}]}"""));

        Assert.Contains("the expression nests deeper than the limit of 400 levels", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(", "true", ")")]
    [InlineData("!(", "true", ")")]
    [InlineData("[", "1", "].contains(1)")]
    [InlineData("{a: ", "1", "}.a")]
    [InlineData("if true then ", "true", " else false")]
    [InlineData("", "true", " && true")]
    [InlineData("", "principal", ".manager")]
    public void Nesting_up_to_the_limit_runs_on_the_stack_that_the_limit_promises(string before, string core, string after)
    {
        RunNested(SyntaxLimits.DefaultMaxNestingDepth, 1024 * 1024, (before, core, after));
        RunNested(SyntaxLimits.HighestNestingDepth, 4 * 1024 * 1024, (before, core, after));
    }

    private static void RunNested(int limit, int stack, (string Before, string Core, string After) part)
    {
        var limits = new CedarLimits { MaxNestingDepth = limit };

        // Some parts make two levels; a few more stand around the whole.
        var depth = (limit / (part.Before.Length > 0 && part.After.Length >= 3 ? 2 : 1)) - 10;
        var text = $"permit (principal, action, resource) when {{ {Repeat(part.Before, depth)}{part.Core}{Repeat(part.After, depth)} == 1 }};";

        RunOnStack(stack, () =>
        {
            var set = PolicySet.Parse(text, limits);
            Authorizer.Explain(set, Evaluating.World, Evaluating.Asked);
            Assert.Equal(set.Digest, PolicySet.Parse(set.ToString(), limits).Digest);
            Assert.Equal(set.ToJson(), PolicySet.ParseJson(set.ToJson(), limits).ToJson());
            Aevum.Cedar.Formatting.PolicyFormatter.Format(text, limits: limits);
        });
    }

    [Fact]
    public void A_stack_too_small_for_the_nesting_is_an_error_of_the_policy_or_the_text()
    {
        var text = $"permit (principal, action, resource) when {{ {Repeat("!(", 390)}true{Repeat(")", 390)} }};";
        var parsed = PolicySet.Parse(text);

        RunOnStack(128 * 1024, () =>
        {
            var response = Authorizer.Authorize(parsed, Entities.Empty, Evaluating.Asked);
            Assert.True(response.IsAllowed || response.Diagnostics.Errors.Length == 1);
            var fault = Record.Exception(() => PolicyParser.ParsePolicy(text));
            Assert.True(fault is null or CedarSyntaxException);
        });
    }

    [Fact]
    public void A_text_beyond_the_length_limit_is_refused_before_it_is_read()
    {
        var fault = Assert.Throws<CedarSyntaxException>(() => PolicySet.Parse(new string(' ', 1_001), new CedarLimits { MaxTextLength = 1_000 }));

        Assert.Equal("the text has 1001 characters, more than the limit of 1000\n  help: split it into several files, or raise the limit on the text length", fault.Message);
    }

    [Fact]
    public void A_megabyte_of_policies_is_read_and_decides()
    {
        const string one = "permit (principal == User::\"someone\", action == Action::\"view\", resource) when { context.mfa && principal.age > 18 };\n";
        var text = Repeat(one, 1024 * 1024 / one.Length);

        var set = WithinBounds(() => PolicySet.Parse(text));

        Assert.False(WithinBounds(() => Authorizer.Authorize(set, Evaluating.World, Evaluating.Asked)).IsAllowed);
    }

    [Fact]
    public void One_policy_of_a_megabyte_is_read_and_decides()
    {
        var set = WithinBounds(() => PolicySet.Parse($"permit (principal, action, resource) when {{ [{Repeat("\"0123456789\", ", 75_000)}\"x\"].contains(\"x\") && \"{new string('a', 100_000)}\" like \"a*\" }};"));

        Assert.True(WithinBounds(() => Authorizer.Authorize(set, Evaluating.World, Evaluating.Asked)).IsAllowed);
    }

    [Fact]
    public void A_megabyte_of_nonsense_gives_a_bounded_number_of_errors()
    {
        var result = WithinBounds(() => PolicyParser.ParsePolicies(Repeat("nonsense;", 120_000)));

        Assert.Equal(PolicyParser.MaxErrors, result.Errors.Count);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("//")]
    [InlineData("\\")]
    [InlineData("\0")]
    [InlineData("?")]
    [InlineData("::")]
    [InlineData("@a")]
    [InlineData("\"\\u{")]
    public void A_megabyte_of_one_token_is_answered_in_bounded_time(string token) =>
        Assert.NotNull(WithinBounds(() => PolicyParser.ParsePolicies(Repeat(token, 1024 * 1024 / token.Length))));

    [Fact]
    public void An_integer_of_a_million_digits_is_an_error() =>
        Assert.StartsWith("line 1, column 1: the integer `1111", WithinBounds(() => Assert.Throws<CedarSyntaxException>(() => PolicyParser.ParseExpression(new string('1', 1_000_000)))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b", 1)]
    [InlineData("*ab*ab*ab*", 1)]
    [InlineData("*aaaaaaaaaaaaaaaab", 2_000)]
    [InlineData("*aaaaaaaaaaaaaaaabaaaaaaaaaaaaaaaa*", 1_000)]
    public void Pathological_patterns_match_in_bounded_time(string pattern, int repetitions)
    {
        var text = new string('a', 500_000);
        var like = EscapedText.UnescapePattern(repetitions == 1 ? pattern : "*" + Repeat(pattern.Trim('*'), repetitions) + "*", out _)!;

        Assert.False(WithinBounds(() => like.Matches(text)));
    }

    [Fact]
    public void Ten_thousand_entities_in_a_cycle_are_an_error()
    {
        var json = "[" + string.Join(',', Enumerable.Range(0, 10_000).Select(static at => $$"""{"uid": {"type": "E", "id": "{{at}}"}, "attrs": {}, "parents": [{"type": "E", "id": "{{(at + 1) % 10_000}}"}]}""")) + "]";

        var fault = WithinBounds(() => Assert.Throws<CedarDataException>(() => Entities.Parse(json)));

        Assert.Contains("the hierarchy has a cycle", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_and_entities_beyond_their_limits_are_refused()
    {
        var limits = new CedarLimits { MaxRequestLength = 10, MaxContextValues = 3, MaxEntities = 1, MaxNestingDepth = 2 };
        var wide = new CedarRecord(Enumerable.Range(0, 3).Select(static at => KeyValuePair.Create($"a{at}", CedarValue.True)));
        var deep = new CedarRecord([KeyValuePair.Create("a", CedarValue.From(new CedarSet([CedarValue.From(CedarSet.Empty)])))]);
        const string two = """[{"uid": {"type": "E", "id": "1"}, "attrs": {}, "parents": []}, {"uid": {"type": "E", "id": "2"}, "attrs": {}, "parents": []}]""";

        AssertRefused("the JSON text has 11 characters, more than the limit of 10", () => Request.ParseContext("{\"a\": true}", limits));
        AssertRefused("the context has 4 values, more than the limit of 3", () => new Request(new("U", "a"), new("Action", "a"), new("R", "r"), wide, limits));
        AssertRefused("the context nests 3 levels deep, more than the limit of 2", () => new Request(new("U", "a"), new("Action", "a"), new("R", "r"), deep, limits));
        AssertRefused("$: more entities than the limit of 1", () => Entities.Parse(two, limits));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_001)]
    public void Limits_out_of_range_are_refused(int depth) => Assert.Throws<ArgumentOutOfRangeException>(() => new CedarLimits { MaxNestingDepth = depth });

    private static void AssertRefused(string message, Func<object> act) => Assert.Equal(message, Assert.Throws<CedarDataException>(act).Message);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static T WithinBounds<T>(Func<T> act)
    {
        var clock = Stopwatch.StartNew();
        var result = act();
        Assert.True(clock.Elapsed < Patience, $"it took {clock.Elapsed}");
        return result;
    }

    private static void RunOnStack(int bytes, Action act)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(act), bytes);
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }
}
