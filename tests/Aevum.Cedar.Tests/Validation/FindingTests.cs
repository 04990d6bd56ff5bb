using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Validation;

namespace Aevum.Cedar.Tests.Validation;

/// <summary>Each kind of finding: its message, its place and the advice.</summary>
public sealed class FindingTests
{
    private const string Schema = """
        entity User in Group { name: String, age?: Long, home: { street: String, flat?: Long }, groups: Set<Group>, boss?: User } tags String;
        entity Group; entity Doc { owner: User, size: Long, price: decimal, made: datetime };
        entity Mode enum ["on", "off"];
        action read in all appliesTo { principal: User, resource: Doc, context: { mode: Mode, note?: String } };
        action all;
        """;

    private static readonly CedarSchema Parsed = CedarSchema.Parse(Schema);

    [Theory]
    [InlineData("principal is Usr", ValidationErrorKind.UnknownEntityType, "the schema has no entity type `Usr`", "did you mean `User`?", 1)]
    [InlineData("principal == Usr::\"a\"", ValidationErrorKind.UnknownEntityType, "the schema has no entity type `Usr`", "did you mean `User`?", 14)]
    [InlineData("action == Action::\"raed\"", ValidationErrorKind.UnknownAction, "the schema has no action `Action::\"raed\"`", "did you mean `Action::\"read\"`?", 11)]
    [InlineData("context.mode == Mode::\"dim\"", ValidationErrorKind.UnlistedEntity, "`Mode::\"dim\"` is not listed: `Mode` is an enumerated entity type", "it lists \"on\", \"off\"", 17)]
    [InlineData("principal.nam == \"a\"", ValidationErrorKind.UnknownAttribute, "entity type `User` has no attribute `nam`", "did you mean `name`?", 1)]
    [InlineData("context.mod == 1", ValidationErrorKind.UnknownAttribute, "the context of `Action::\"read\"` has no attribute `mod`", "did you mean `mode`?", 1)]
    [InlineData("principal.home.zip == 1", ValidationErrorKind.UnknownAttribute, "this record has no attribute `zip`", null, 1)]
    [InlineData("principal.age == 1", ValidationErrorKind.UncheckedOptionalAttribute, "the attribute `age` of entity type `User` is optional and may be absent here", "test for it first: `principal has age && …`", 1)]
    [InlineData("context.note == \"\"", ValidationErrorKind.UncheckedOptionalAttribute, "the attribute `note` of the context of `Action::\"read\"` is optional and may be absent here", "test for it first: `context has note && …`", 1)]
    [InlineData("principal.home.flat == 1", ValidationErrorKind.UncheckedOptionalAttribute, "the attribute `flat` of this record is optional and may be absent here", "test for it first: `principal.home has flat && …`", 1)]
    [InlineData("principal.getTag(\"t\") == \"\"", ValidationErrorKind.UncheckedTag, "this tag of entity type `User` may be absent here", "test for it first with `hasTag`, on the same entity and the same tag name", 1)]
    [InlineData("resource.getTag(\"t\") == \"\"", ValidationErrorKind.UncheckedTag, "entity type `Doc` has no tags", "declare them in the schema with `tags`", 1)]
    [InlineData("principal.hasTag(1)", ValidationErrorKind.UnexpectedType, "expected `String`, found `Long`", null, 18)]
    [InlineData("resource.size", ValidationErrorKind.UnexpectedType, "expected `Bool`, found `Long`", null, 1)]
    [InlineData("!resource.size", ValidationErrorKind.UnexpectedType, "expected `Bool`, found `Long`", null, 2)]
    [InlineData("principal.name > 1", ValidationErrorKind.UnexpectedType, "expected `Long`, found `String`", null, 1)]
    [InlineData("resource.made < 1", ValidationErrorKind.UnexpectedType, "expected `datetime`, found `Long`", null, 17)]
    [InlineData("resource.price < resource", ValidationErrorKind.UnexpectedType, "expected `Long`, `datetime` or `duration`, found `decimal`", "compare decimals with `lessThan` and its relatives", 1)]
    [InlineData("principal.name + 1 == 2", ValidationErrorKind.UnexpectedType, "expected `Long`, found `String`", "Cedar adds only integers; it has no concatenation of strings", 1)]
    [InlineData("-principal.name == 2", ValidationErrorKind.UnexpectedType, "expected `Long`, found `String`", null, 2)]
    [InlineData("resource.size like \"1*\"", ValidationErrorKind.UnexpectedType, "expected `String`, found `Long`", null, 1)]
    [InlineData("principal.name has first", ValidationErrorKind.UnexpectedType, "expected an entity or a record, found `String`", "use `like` to look into a string", 1)]
    [InlineData("resource.size is Doc", ValidationErrorKind.UnexpectedType, "expected an entity, found `Long`", "only entities have an entity type", 1)]
    [InlineData("1 in principal", ValidationErrorKind.UnexpectedType, "expected an entity, found `Long`", "use `contains`, `containsAny` or `containsAll` for the elements of a set", 1)]
    [InlineData("principal in [1]", ValidationErrorKind.UnexpectedType, "expected an entity or a set of entities, found `Set<Long>`", "use `contains`, `containsAny` or `containsAll` for the elements of a set", 14)]
    [InlineData("principal.contains(1)", ValidationErrorKind.UnexpectedType, "expected a set, found `User`", "use `in` for membership in the entity hierarchy", 1)]
    [InlineData("principal.groups.containsAll(1)", ValidationErrorKind.UnexpectedType, "expected a set, found `Long`", "use `contains` for a single element", 30)]
    [InlineData("principal.isEmpty()", ValidationErrorKind.UnexpectedType, "expected a set, found `User`", null, 1)]
    [InlineData("ip(1).isIpv4()", ValidationErrorKind.UnexpectedType, "expected `String`, found `Long`", null, 4)]
    [InlineData("resource.size == \"a\"", ValidationErrorKind.IncompatibleTypes, "the types `Long` and `String` are not compatible", "both sides of `==` must have one type", 1)]
    [InlineData("resource.size != \"a\"", ValidationErrorKind.IncompatibleTypes, "the types `Long` and `String` are not compatible", "both sides of `!=` must have one type", 1)]
    [InlineData("principal.groups.contains(1)", ValidationErrorKind.IncompatibleTypes, "the types `Group` and `Long` are not compatible", "the elements of the set and the argument of `contains` must have one type", 1)]
    [InlineData("principal.groups.containsAny([1])", ValidationErrorKind.IncompatibleTypes, "the types `Set<Group>` and `Set<Long>` are not compatible", "both sets must have one type", 1)]
    [InlineData("[1, \"a\"] == [1]", ValidationErrorKind.IncompatibleTypes, "the types `Long` and `String` are not compatible", "all elements of a set must have one type", 1)]
    [InlineData("(if principal has age then 1 else true)", ValidationErrorKind.IncompatibleTypes, "the types `Long` and `true` are not compatible", "both branches of an `if` must have one type", 2)]
    [InlineData("principal.groups == []", ValidationErrorKind.EmptySet, "a set without elements has no type", "leave it out, or use an attribute that holds the set", 21)]
    [InlineData("decimal(principal.name) == resource.price", ValidationErrorKind.ConstructorNeedsLiteral, "`decimal` takes only a literal", "store the value itself in attributes or context, not its text", 1)]
    [InlineData("decimal(\"1\") == resource.price", ValidationErrorKind.InvalidConstructorText, "`\"1\"` does not denote a value of type `decimal`", null, 1)]
    [InlineData("ip(\"1.2.3.4.5\").isIpv4()", ValidationErrorKind.InvalidConstructorText, "`\"1.2.3.4.5\"` does not denote a value of type `ipaddr`", null, 1)]
    [InlineData("datetime(\"2024-13-01\") == resource.made", ValidationErrorKind.InvalidConstructorText, "`\"2024-13-01\"` does not denote a value of type `datetime`", null, 1)]
    [InlineData("ip(\"::1\").isIpv4(1)", ValidationErrorKind.WrongArgumentCount, "`isIpv4` takes 0 arguments, found 1 argument", null, 1)]
    public void A_fault_in_a_condition_is_reported_at_its_place(string condition, ValidationErrorKind kind, string message, string? help, int column)
    {
        const string Scope = "permit(principal, action, resource) when {\n";

        var found = Validate(Scope + condition + "\n};").Errors[0];

        Assert.Equal((kind, message, help), (found.Kind, found.Message, found.Help));
        Assert.Equal((2, column), (found.Span.Line, found.Span.Column));
        Assert.Equal("p", found.PolicyId);
    }

    [Theory]
    [InlineData("permit(principal == Usr::\"a\", action, resource);", ValidationErrorKind.UnknownEntityType, "the schema has no entity type `Usr`", 8)]
    [InlineData("permit(principal, action == Action::\"write\", resource);", ValidationErrorKind.UnknownAction, "the schema has no action `Action::\"write\"`", 19)]
    [InlineData("permit(principal, action, resource is Dok);", ValidationErrorKind.UnknownEntityType, "the schema has no entity type `Dok`", 27)]
    [InlineData("permit(principal == Group::\"a\", action, resource);", ValidationErrorKind.NoApplicableAction, "no action of the schema can meet the scope of this policy", 1)]
    [InlineData("permit(principal, action == Action::\"all\", resource);", ValidationErrorKind.NoApplicableAction, "no action of the schema can meet the scope of this policy", 1)]
    [InlineData("permit(principal, action in [], resource);", ValidationErrorKind.NoApplicableAction, "no action of the schema can meet the scope of this policy", 1)]
    public void A_fault_in_the_scope_is_reported_at_its_place(string policy, ValidationErrorKind kind, string message, int column)
    {
        var found = Validate(policy).Errors[0];

        Assert.Equal((kind, message, 1, column), (found.Kind, found.Message, found.Span.Line, found.Span.Column));
    }

    [Fact]
    public void An_empty_action_list_is_an_empty_set_in_strict_mode_only()
    {
        const string Policy = "permit(principal, action in [], resource);";

        Assert.Contains(Validate(Policy).Errors, static error => error.Kind == ValidationErrorKind.EmptySet);
        Assert.DoesNotContain(Validate(Policy, ValidationMode.Permissive).Errors, static error => error.Kind == ValidationErrorKind.EmptySet);
    }

    [Fact]
    public void Faults_are_reported_in_source_order_and_once_however_many_requests_meet_them()
    {
        var schema = CedarSchema.Parse("entity A, B, C; action x, y, z appliesTo { principal: [A, B, C], resource: [A, B, C] };");
        var policy = PolicyParser.ParsePolicy("permit(principal, action, resource) when { context.b == 1 && context.a };");

        var errors = new Validator(schema).Validate("p", policy, ValidationMode.Strict).Errors;

        Assert.Equal(["b", "a"], errors.Select(static error => error.Message[^2..^1]).Distinct());
        Assert.Equal(2, errors.Count);
    }

    [Fact]
    public void Faults_that_do_not_depend_on_each_other_are_all_reported()
    {
        var errors = Validate("permit(principal, action, resource) when { principal.x && (resource.y + 1 == principal.z || context.w) };").Errors;

        Assert.Equal(["x", "y", "z", "w"], errors.Select(static error => error.Message[^2..^1]));
    }

    [Fact]
    public void A_fault_does_not_cause_others()
    {
        var errors = Validate("permit(principal, action, resource) when { principal.x.y.z > 1 && [principal.q, 1].contains(2) };").Errors;

        Assert.Equal(2, errors.Count);
    }

    [Fact]
    public void A_policy_that_can_never_apply_is_valid_with_a_warning()
    {
        var result = Validate("permit(principal, action, resource) when { principal is Group };");

        var warning = Assert.Single(result.Warnings);
        Assert.True(result.IsValid);
        Assert.Equal((ValidationErrorKind.ImpossiblePolicy, "no request can meet all conditions of this policy"), (warning.Kind, warning.Message));
    }

    [Theory]
    [InlineData("principal == User::\"a\u202eb\"")]
    [InlineData("principal.name == \"\u2066\"")]
    [InlineData("principal.name like \"*\u2069\"")]
    [InlineData("{ \"\u202a\": 1 } has x")]
    [InlineData("principal has \"\u202d\"")]
    [InlineData("{ a: 1 }[\"\u202c\"] == 1")]
    public void A_text_that_reorders_the_text_around_it_gives_a_warning(string condition)
    {
        var warnings = Validate("permit(principal, action, resource) when { " + condition + " };").Warnings;

        Assert.Contains(warnings, static warning => warning.Kind == ValidationErrorKind.ReorderingText);
    }

    [Fact]
    public void A_scope_that_reorders_text_gives_a_warning_and_plain_Unicode_does_not()
    {
        Assert.Equal(ValidationErrorKind.ReorderingText, Assert.Single(Validate("permit(principal == User::\"\u202e\", action, resource);").Warnings).Kind);
        Assert.Empty(Validate("permit(principal == User::\"مرحبا 😀\", action, resource);").Warnings);
    }

    [Fact]
    public void A_finding_is_written_with_the_line_of_its_source()
    {
        const string Text = "permit(principal, action, resource)\nwhen { principal.nam == \"a\" };";

        var finding = Validate(Text).Errors[0];

        Assert.Equal("policy `p`, line 2, column 8: entity type `User` has no attribute `nam`\n  help: did you mean `name`?", finding.ToString());
        Assert.Equal(
            """
            policy `p`, line 2, column 8: entity type `User` has no attribute `nam`
              2 | when { principal.nam == "a" };
                |        ^^^^^^^^^^^^^
              help: did you mean `name`?
            """.ReplaceLineEndings("\n"),
            finding.Describe(Text));
        Assert.Throws<ArgumentNullException>(() => finding.Describe(null!));
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        var validator = new Validator(Parsed);
        var policy = PolicyParser.ParsePolicy("permit(principal, action, resource);");

        Assert.Throws<ArgumentNullException>(() => new Validator(null!));
        Assert.Throws<ArgumentNullException>(() => new Validator(Parsed, null!));
        Assert.Throws<ArgumentNullException>(() => validator.Validate(null!, policy, ValidationMode.Strict));
        Assert.Throws<ArgumentNullException>(() => validator.Validate("p", null!, ValidationMode.Strict));
        Assert.Throws<ArgumentOutOfRangeException>(() => validator.Validate("p", policy, (ValidationMode)7));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ValidationLimits(0));
    }

    private static ValidationResult Validate(string policy, ValidationMode mode = ValidationMode.Strict) =>
        new Validator(Parsed).Validate("p", PolicyParser.ParsePolicy(policy), mode);
}
