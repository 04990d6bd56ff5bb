using Aevum.Cedar.Schema;
using Aevum.Cedar.Validation;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Validation;

/// <summary>Each departure of an entity or a request from the schema: its kind, its message and the advice.</summary>
public sealed class ConformanceErrorTests
{
    private static readonly CedarSchema Schema = CedarSchema.Parse("""
        entity User in Team { name: String, home?: { zip: Long, lines?: Set<String> }, mode?: Mode, friend?: User } tags Set<Long>;
        entity Team in Org; entity Org; entity Doc; entity Mode enum ["on", "off"];
        action read in all appliesTo { principal: User, resource: [Doc, Mode], context: { n: Long } };
        action all;
        """);

    [Theory]
    [InlineData("{}", ConformanceErrorKind.MissingAttribute, "the required attribute `name` is missing", null)]
    [InlineData("{\"name\":\"secret\",\"nam\":1}", ConformanceErrorKind.UndeclaredAttribute, "the attribute `nam` is not declared", "did you mean `name`?")]
    [InlineData("{\"name\":4711}", ConformanceErrorKind.WrongType, "in `name`, expected `String`, found `Long`", null)]
    [InlineData("{\"name\":{\"a\":1}}", ConformanceErrorKind.WrongType, "in `name`, expected `String`, found a record", null)]
    [InlineData("{\"name\":[\"a\"]}", ConformanceErrorKind.WrongType, "in `name`, expected `String`, found a set", null)]
    [InlineData("{\"name\":\"a\",\"home\":{\"lines\":[]}}", ConformanceErrorKind.MissingAttribute, "in `home`, the required attribute `zip` is missing", null)]
    [InlineData("{\"name\":\"a\",\"home\":{\"zip\":1,\"lines\":[\"x\",2]}}", ConformanceErrorKind.WrongType, "in `home.lines[]`, expected `String`, found `Long`", null)]
    [InlineData("{\"name\":\"a\",\"home\":{\"zip\":1,\"zap\":2}}", ConformanceErrorKind.UndeclaredAttribute, "in `home`, the attribute `zap` is not declared", "did you mean `zip`?")]
    [InlineData("{\"name\":\"a\",\"friend\":{\"__entity\":{\"type\":\"Doc\",\"id\":\"d\"}}}", ConformanceErrorKind.WrongType, "in `friend`, expected `User`, found an entity of type `Doc`", null)]
    [InlineData("{\"name\":\"a\",\"mode\":{\"__entity\":{\"type\":\"Mode\",\"id\":\"dim\"}}}", ConformanceErrorKind.UnlistedEntity, "in `mode`, `Mode::\"dim\"` is not listed: `Mode` is an enumerated entity type", "it lists \"on\", \"off\"")]
    public void An_attribute_that_departs_is_named(string attributes, ConformanceErrorKind kind, string message, string? help)
    {
        var error = Assert.Single(Validate($$"""[{"uid":{"type":"User","id":"u"},"attrs":{{attributes}},"parents":[]}]""").Errors);

        Assert.Equal((kind, "User::\"u\"", message, help), (error.Kind, error.Subject, error.Message, error.Help));
    }

    [Theory]
    [InlineData("\"Usr\"", "[]", "{}", ConformanceErrorKind.UnknownEntityType, "the schema has no entity type `Usr`")]
    [InlineData("\"Mode\"", "[]", "{}", ConformanceErrorKind.UnlistedEntity, "`Mode::\"x\"` is not listed: `Mode` is an enumerated entity type")]
    [InlineData("\"Action\"", "[]", "{}", ConformanceErrorKind.UnknownAction, "the schema has no action `Action::\"x\"`")]
    [InlineData("\"Doc\"", "[{\"type\":\"Team\",\"id\":\"t\"}]", "{}", ConformanceErrorKind.ForbiddenAncestor, "the ancestor `Team::\"t\"` is not allowed: `Doc` is not declared to be in `Team`")]
    [InlineData("\"Doc\"", "[]", "{\"a\":1}", ConformanceErrorKind.UndeclaredTag, "entity type `Doc` has no tags")]
    public void An_entity_that_departs_is_named(string type, string parents, string tags, ConformanceErrorKind kind, string message)
    {
        var error = Assert.Single(Validate($$"""[{"uid":{"type":{{type}},"id":"x"},"attrs":{},"parents":{{parents}},"tags":{{tags}}}]""").Errors);

        Assert.Equal((kind, message), (error.Kind, error.Message));
    }

    [Fact]
    public void A_tag_of_another_type_is_named()
    {
        var error = Assert.Single(Validate("""[{"uid":{"type":"User","id":"u"},"attrs":{"name":"n"},"parents":[],"tags":{"ok":[1],"bad":["x"]}}]""").Errors);

        Assert.Equal((ConformanceErrorKind.WrongType, "in `tag bad[]`, expected `Long`, found `String`"), (error.Kind, error.Message));
    }

    [Theory]
    [InlineData("{\"a\":1}", "[{\"type\":\"Action\",\"id\":\"all\"}]", "{}", "the action `Action::\"read\"` has attributes, which no action has")]
    [InlineData("{}", "[{\"type\":\"Action\",\"id\":\"all\"}]", "{\"a\":1}", "the action `Action::\"read\"` has tags, which no action has")]
    [InlineData("{}", "[]", "{}", "the action `Action::\"read\"` is in other groups than the schema declares")]
    public void An_action_must_be_exactly_as_declared(string attributes, string parents, string tags, string message)
    {
        var error = Assert.Single(Validate($$"""[{"uid":{"type":"Action","id":"read"},"attrs":{{attributes}},"parents":{{parents}},"tags":{{tags}}}]""").Errors);

        Assert.Equal((ConformanceErrorKind.ActionDiffers, message), (error.Kind, error.Message));
    }

    [Fact]
    public void Ancestors_are_followed_through_the_store()
    {
        const string Team = """{"uid":{"type":"Team","id":"t"},"attrs":{},"parents":[{"type":"Org","id":"o"}]}""";
        const string Alice = """{"uid":{"type":"User","id":"a"},"attrs":{"name":"a"},"parents":[{"type":"Team","id":"t"}]}""";
        const string LostTeam = """{"uid":{"type":"Team","id":"t"},"attrs":{},"parents":[{"type":"Doc","id":"d"}]}""";

        Assert.True(Validate($"[{Team},{Alice}]").IsValid);
        Assert.Equal(["Team::\"t\"", "User::\"a\""], Validate($"[{LostTeam},{Alice}]").Errors.Select(static error => error.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void One_entity_can_be_checked_against_a_store_it_is_not_in()
    {
        var store = Entities.Parse("""[{"uid":{"type":"Team","id":"t"},"attrs":{},"parents":[{"type":"Doc","id":"d"}]}]""");
        var newcomer = new Entity(new EntityUid("User", "n"), new CedarRecord([new("name", CedarValue.From("n"))]), [new EntityUid("Team", "t")]);

        var error = Assert.Single(new EntityValidator(Schema).Validate(newcomer, store).Errors);

        Assert.Equal(ConformanceErrorKind.ForbiddenAncestor, error.Kind);
    }

    [Theory]
    [InlineData("User::\"u\"", "Action::\"read\"", "Doc::\"d\"", "{\"n\":1}", null, null)]
    [InlineData("User::\"u\"", "Action::\"read\"", "Mode::\"on\"", "{\"n\":1}", null, null)]
    [InlineData("Doc::\"u\"", "Action::\"read\"", "Doc::\"d\"", "{\"n\":1}", "principal", "`Action::\"read\"` does not apply to a principal of type `Doc`")]
    [InlineData("User::\"u\"", "Action::\"read\"", "User::\"d\"", "{\"n\":1}", "resource", "`Action::\"read\"` does not apply to a resource of type `User`")]
    [InlineData("Nope::\"u\"", "Action::\"read\"", "Doc::\"d\"", "{\"n\":1}", "principal", "the schema has no entity type `Nope`")]
    [InlineData("User::\"u\"", "Action::\"read\"", "Mode::\"dim\"", "{\"n\":1}", "resource", "`Mode::\"dim\"` is not listed: `Mode` is an enumerated entity type")]
    [InlineData("User::\"u\"", "Action::\"write\"", "Doc::\"d\"", "{\"n\":1}", "action", "the schema has no action `Action::\"write\"`")]
    [InlineData("User::\"u\"", "Action::\"read\"", "Doc::\"d\"", "{}", "context", "the required attribute `n` is missing")]
    [InlineData("User::\"u\"", "Action::\"read\"", "Doc::\"d\"", "{\"n\":\"private\"}", "context", "in `n`, expected `Long`, found `String`")]
    [InlineData("User::\"u\"", "Action::\"read\"", "Doc::\"d\"", "{\"n\":1,\"m\":1}", "context", "the attribute `m` is not declared")]
    public void A_request_is_checked_part_by_part(string principal, string action, string resource, string context, string? subject, string? message)
    {
        var request = new Request(EntityUid.Parse(principal), EntityUid.Parse(action), EntityUid.Parse(resource), Request.ParseContext(context));

        var errors = new RequestValidator(Schema).Validate(request).Errors;

        Assert.Equal((subject, message), (errors.SingleOrDefault()?.Subject, errors.SingleOrDefault()?.Message));
    }

    [Fact]
    public void A_request_for_a_group_of_actions_is_refused_with_advice()
    {
        var request = new Request(new EntityUid("User", "u"), new EntityUid("Action", "all"), new EntityUid("Doc", "d"));

        var errors = new RequestValidator(Schema).Validate(request).Errors;

        Assert.Equal([ConformanceErrorKind.PrincipalNotApplicable, ConformanceErrorKind.ResourceNotApplicable], errors.Select(static error => error.Kind));
        Assert.All(errors, static error => Assert.Equal("it applies to nothing: it is a group of actions", error.Help));
    }

    [Fact]
    public void Values_never_appear_in_messages()
    {
        var errors = Validate("""[{"uid":{"type":"User","id":"u"},"attrs":{"name":987654321,"home":{"zip":"topsecret"}},"parents":[],"tags":{"t":"alsosecret"}}]""").Errors;

        Assert.Equal(3, errors.Count);
        Assert.DoesNotContain(errors, static error => error.ToString().Contains("987654321", StringComparison.Ordinal) || error.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public void Wrong_arguments_are_refused()
    {
        var user = new EntityUid("User", "u");

        Assert.Throws<ArgumentNullException>(() => new EntityValidator(null!));
        Assert.Throws<ArgumentNullException>(() => new RequestValidator(null!));
        Assert.Throws<ArgumentNullException>(() => new RequestValidator(Schema).Validate(null!));
        Assert.Throws<ArgumentNullException>(() => new RequestValidator(Schema).Validate(user, null!, user, CedarRecord.Empty));
        Assert.Throws<ArgumentNullException>(() => new EntityValidator(Schema).Validate(null!, Entities.Empty));
        Assert.Throws<ArgumentNullException>(() => new EntityValidator(Schema).Validate(user, CedarRecord.Empty, CedarRecord.Empty, null!));
    }

    private static ConformanceResult Validate(string entities) => new EntityValidator(Schema).Validate(Entities.Parse(entities), TestContext.Current.CancellationToken);
}
