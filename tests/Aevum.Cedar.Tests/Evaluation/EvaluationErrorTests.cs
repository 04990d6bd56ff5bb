using Aevum.Cedar.Evaluation;

namespace Aevum.Cedar.Tests.Evaluation;

/// <summary>What cannot be evaluated, why, and where.</summary>
public sealed class EvaluationErrorTests
{
    [Theory]
    [InlineData("1", "type error: expected bool, found long")]
    [InlineData("principal", "type error: expected bool, found entity of type `User`")]
    [InlineData("true && 1", "type error: expected bool, found long")]
    [InlineData("1 || true", "type error: expected bool, found long")]
    [InlineData("!\"a\"", "type error: expected bool, found string")]
    [InlineData("if 1 then true else true", "type error: expected bool, found long")]
    [InlineData("1 + \"a\" == 1", "type error: expected long, found string")]
    [InlineData("-true == 1", "type error: expected long, found bool")]
    [InlineData("\"a\" < \"b\"", "type error: expected long, datetime or duration, found string")]
    [InlineData("decimal(\"1.0\") < decimal(\"2.0\")", "type error: expected long, datetime or duration, found decimal")]
    [InlineData("1 < duration(\"1d\")", "type error: expected long, found duration")]
    [InlineData("1 in principal", "type error: expected entity, found long")]
    [InlineData("principal in 1", "type error: expected entity or set of entities, found long")]
    [InlineData("principal in [User::\"alice\", 1]", "type error: expected entity, found long")]
    [InlineData("1 is User", "type error: expected entity, found long")]
    [InlineData("principal is User in 1", "type error: expected entity or set of entities, found long")]
    [InlineData("1 like \"a\"", "type error: expected string, found long")]
    [InlineData("1 has a", "type error: expected record or entity, found long")]
    [InlineData("principal has age.x", "type error: expected record or entity, found long")]
    [InlineData("1.a == 1", "type error: expected record or entity, found long")]
    [InlineData("1.contains(1)", "type error: expected set, found long")]
    [InlineData("[1].containsAll(1)", "type error: expected set, found long")]
    [InlineData("{a: 1}.isEmpty()", "type error: expected set, found record")]
    [InlineData("1.hasTag(\"a\")", "type error: expected entity, found long")]
    [InlineData("principal.hasTag(1)", "type error: expected string, found long")]
    [InlineData("ip(1).isIpv4()", "type error: expected string, found long")]
    [InlineData("\"1.2.3.4\".isIpv4()", "type error: expected ipaddr, found string")]
    [InlineData("datetime(\"2024-01-01\").offset(1) == 1", "type error: expected duration, found long")]
    public void Wrong_kinds(string expression, string message)
    {
        var error = Evaluating.Failure(expression);

        Assert.Equal(EvaluationErrorKind.WrongType, error.Kind);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("9223372036854775807 + 1 == 1", "integer overflow in the sum of `9223372036854775807` and `1`")]
    [InlineData("-9223372036854775808 - 1 == 1", "integer overflow in the difference of `-9223372036854775808` and `1`")]
    [InlineData("9223372036854775807 * 2 == 1", "integer overflow in the product of `9223372036854775807` and `2`")]
    [InlineData("-9223372036854775808 * -1 == 1", "integer overflow in the product of `-9223372036854775808` and `-1`")]
    [InlineData("-(-9223372036854775808) == 1", "integer overflow in the negation of `-9223372036854775808`")]
    public void Overflow(string expression, string message)
    {
        var error = Evaluating.Failure(expression);

        Assert.Equal(EvaluationErrorKind.Overflow, error.Kind);
        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("datetime(\"1970-01-01\").offset(duration(\"9223372036854775807ms\")).offset(duration(\"1ms\")) == 1")]
    [InlineData("datetime(\"1970-01-01\").offset(duration(\"-9223372036854775808ms\")).toDate() == 1")]
    [InlineData("datetime(\"1970-01-02\").durationSince(datetime(\"1970-01-01\").offset(duration(\"-9223372036854775808ms\"))) == 1")]
    public void Overflow_of_times(string expression) => Assert.Equal(EvaluationErrorKind.Overflow, Evaluating.Failure(expression).Kind);

    [Theory]
    [InlineData("principal.missing == 1", EvaluationErrorKind.MissingAttribute, "entity `User::\"alice\"` has no attribute `missing`")]
    [InlineData("{a: 1}.b == 1", EvaluationErrorKind.MissingAttribute, "the record has no attribute `b`")]
    [InlineData("User::\"ghost\".age == 1", EvaluationErrorKind.MissingEntity, "entity `User::\"ghost\"` does not exist")]
    [InlineData("principal.getTag(\"size\") == 1", EvaluationErrorKind.MissingTag, "entity `User::\"alice\"` has no tag `size`")]
    [InlineData("User::\"ghost\".getTag(\"size\") == 1", EvaluationErrorKind.MissingEntity, "entity `User::\"ghost\"` does not exist")]
    [InlineData("ip(\"nonsense\").isIpv4()", EvaluationErrorKind.MalformedExtensionValue, "\"nonsense\" is no valid argument of `ip`")]
    [InlineData("ip(\"1.2.3.4\", \"x\").isIpv4()", EvaluationErrorKind.WrongArgumentCount, "`ip` takes 1 arguments, but 2 are given")]
    [InlineData("ip(\"1.2.3.4\").isIpv4(1)", EvaluationErrorKind.WrongArgumentCount, "`isIpv4` takes 0 arguments, but 1 are given")]
    [InlineData("decimal() == 1", EvaluationErrorKind.WrongArgumentCount, "`decimal` takes 1 arguments, but 0 are given")]
    [InlineData("unknown(\"x\") == 1", EvaluationErrorKind.UnknownValue, "the decision depends on a value that is not known")]
    public void Missing_and_malformed_data(string expression, EvaluationErrorKind kind, string message)
    {
        var error = Evaluating.Failure(expression);

        Assert.Equal(kind, error.Kind);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void The_error_names_the_place_of_the_failing_part()
    {
        var policies = PolicySet.Parse("permit (principal, action, resource)\nwhen {\n  true && principal.missing == 1\n};");

        var error = Authorizer.Authorize(policies, Evaluating.World, Evaluating.Asked).Diagnostics.Errors.Single();

        Assert.Equal((3, 11), (error.Error.Span.Line, error.Error.Span.Column));
        Assert.Equal("test with `has` before the attribute `missing` is read", error.Error.Help);
        Assert.Equal("policy `policy0`, line 3, column 11: entity `User::\"alice\"` has no attribute `missing`", error.ToString());
    }

    [Fact]
    public void A_text_where_an_address_is_expected_gets_a_hint() =>
        Assert.Equal("did you forget `ip(…)` around the text?", Evaluating.Failure("\"1.2.3.4\".isIpv4()").Help);

    [Fact]
    public void A_constant_that_fails_does_not_fail_unless_it_is_reached() =>
        Assert.Equal(true, Evaluating.Outcome("true || 9223372036854775807 + 1 == 0"));
}
