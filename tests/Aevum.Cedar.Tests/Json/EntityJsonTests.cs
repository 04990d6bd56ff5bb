using Aevum.Cedar.Schema;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Json;

public sealed class EntityJsonTests
{
    private static readonly EntityUid Alice = new("User", "alice");

    [Theory]
    [InlineData("true", "true")]
    [InlineData("-9223372036854775808", "-9223372036854775808")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("\"a\\u0000😀\"", "\"a\\0😀\"")]
    [InlineData("[1, 1, [2]]", "[1, [2]]")]
    [InlineData("{\"b\": 1, \"a\": {}}", "{\"a\": {}, \"b\": 1}")]
    [InlineData("{\"__entity\": {\"type\": \"A::B\", \"id\": \"\"}}", "A::B::\"\"")]
    [InlineData("{\"__extn\": {\"fn\": \"ip\", \"arg\": \"10.0.0.0/8\"}}", "ip(\"10.0.0.0/8\")")]
    [InlineData("{\"__extn\": {\"fn\": \"decimal\", \"args\": [\"1.50\"]}}", "decimal(\"1.5\")")]
    [InlineData("{\"__extn\": {\"fn\": \"offset\", \"args\": [{\"__extn\": {\"fn\": \"datetime\", \"arg\": \"2024-01-01\"}}, {\"__extn\": {\"fn\": \"duration\", \"arg\": \"1d\"}}]}}", "datetime(\"2024-01-02T00:00:00.000Z\")")]
    [InlineData("{\"__entity\": {\"type\": \"A\"}}", "{\"__entity\": {\"type\": \"A\"}}")]
    [InlineData("{\"__entity\": {\"type\": \"A\", \"id\": \"b\"}, \"more\": 1}", "{\"__entity\": {\"id\": \"b\", \"type\": \"A\"}, \"more\": 1}")]
    public void Values_are_read(string json, string expected)
    {
        var entities = Entities.Parse($$"""[{"uid": {"type": "User", "id": "alice"}, "attrs": {"v": {{json}}}, "parents": [], "unknown": 1}]""");

        Assert.True(entities.TryGet(Alice, out var entity));
        Assert.True(entity.Attributes.TryGet("v", out var value));
        Assert.Equal(expected, value.ToString());
    }

    [Theory]
    [InlineData("null", "$[0].attrs.v: `null` is no value of Cedar; leave the attribute out instead")]
    [InlineData("1.5", "$[0].attrs.v: `1.5` is not a 64-bit integer; write other numbers as decimal")]
    [InlineData("9223372036854775808", "$[0].attrs.v: `9223372036854775808` is not a 64-bit integer; write other numbers as decimal")]
    [InlineData("[{\"a b\": null}]", "$[0].attrs.v[0][\"a b\"]: `null` is no value of Cedar; leave the attribute out instead")]
    [InlineData("{\"__entity\": {\"type\": \"U V\", \"id\": \"a\"}}", "$[0].attrs.v.__entity: `U V` is not an entity type name")]
    [InlineData("{\"__entity\": {\"type\": \"__cedar::U\", \"id\": \"a\"}}", "$[0].attrs.v.__entity: `__cedar::U` is not an entity type name")]
    [InlineData("{\"__extn\": {\"fn\": \"ip\", \"arg\": \"nonsense\"}}", "$[0].attrs.v.__extn: \"nonsense\" is no valid argument of `ip`")]
    [InlineData("{\"__extn\": {\"fn\": \"ip\", \"arg\": 1}}", "$[0].attrs.v.__extn: `ip` expects string, found long")]
    [InlineData("{\"__extn\": {\"fn\": \"ip\", \"args\": [\"a\", \"b\"]}}", "$[0].attrs.v.__extn: `ip` takes 1 arguments, but 2 are given")]
    [InlineData("{\"__extn\": {\"fn\": \"decimals\", \"arg\": \"1.0\"}}", "$[0].attrs.v.__extn: `decimals` is not an extension function; did you mean `decimal`?")]
    [InlineData("{\"__expr\": \"1 + 1\"}", "$[0].attrs.v: the escape `__expr` is no longer part of Cedar; use `__entity`, `__extn` or plain JSON")]
    public void Wrong_values_are_refused_with_the_place(string json, string message) =>
        AssertRefused(message, $$"""[{"uid": {"type": "User", "id": "alice"}, "attrs": {"v": {{json}}}, "parents": []}]""");

    [Theory]
    [InlineData("{}", "$: expected an array of entities, found an object")]
    [InlineData("[1]", "$[0]: `uid` is missing")]
    [InlineData("[{\"uid\": \"User::alice\", \"attrs\": {}, \"parents\": []}]", "$[0].uid: expected an entity as {\"type\": …, \"id\": …}, found a string")]
    [InlineData("[{\"uid\": {\"type\": \"User\", \"id\": 1}, \"attrs\": {}, \"parents\": []}]", "$[0].uid.id: expected the identifier of an entity, found a number")]
    [InlineData("[{\"uid\": {\"type\": \"User\", \"id\": \"a\"}, \"parents\": []}]", "$[0]: `attrs` is missing")]
    [InlineData("[{\"uid\": {\"type\": \"User\", \"id\": \"a\"}, \"attrs\": {}}]", "$[0]: `parents` is missing")]
    [InlineData("[{\"uid\": {\"type\": \"User\", \"id\": \"a\"}, \"attrs\": {}, \"parents\": {}}]", "$[0].parents: expected an array of entities, found an object")]
    [InlineData("[{\"uid\": {\"type\": \"Action\", \"id\": \"a\"}, \"attrs\": {}, \"parents\": [{\"type\": \"Foo\", \"id\": \"g\"}]}]", "$[0].parents[0]: action `Action::\"a\"` has the parent `Foo::\"g\"`, which is no action; parents of actions must be of type `Action`")]
    public void Wrong_entities_are_refused_with_the_place(string json, string message) => AssertRefused(message, json);

    [Theory]
    [InlineData("")]
    [InlineData("[")]
    [InlineData("[1,]")]
    [InlineData("[{\"uid\": {\"type\": \"User\", \"id\": \"a\"}, \"attrs\": {\"a\": 1, \"a\": 2}, \"parents\": []}]")]
    [InlineData("[\"\ud83d\"]")]
    [InlineData("[{\"uid\": {\"type\": \"User\", \"id\": \"\\ud83d\"}, \"attrs\": {}, \"parents\": []}]")]
    [InlineData("[{\"uid\": {\"type\": \"User\", \"id\": \"a\"}, \"attrs\": {\"\\ud83d\": 1}, \"parents\": []}]")]
    public void Text_that_is_no_acceptable_JSON_is_refused(string json) => Assert.Throws<CedarDataException>(() => Entities.Parse(json));

    [Fact]
    public void Tags_are_read()
    {
        var entities = Entities.Parse("""[{"uid": {"type": "User", "id": "alice"}, "attrs": {}, "parents": [], "tags": {"color": "red"}}]""");

        Assert.True(entities.TryGet(Alice, out var entity));
        Assert.Equal("{\"color\": \"red\"}", entity.Tags.ToString());
    }

    [Fact]
    public void A_schema_allows_the_short_forms_and_adds_its_actions()
    {
        var schema = CedarSchema.Parse("entity User { boss?: User, from?: Set<ipaddr>, price?: decimal } tags datetime; action all; action view in all appliesTo { principal: User, resource: User, context: { boss: User } };");
        const string json = """
            [{"uid": {"type": "User", "id": "alice"}, "parents": [], "tags": {"since": "2024-01-01"},
              "attrs": {"boss": {"type": "User", "id": "bob"}, "from": ["10.0.0.1", {"fn": "ip", "arg": "::1"}], "price": "1.5"}}]
            """;

        var entities = Entities.Parse(json, schema);
        var context = Request.ParseContext("""{"boss": {"type": "User", "id": "bob"}}""", schema, new EntityUid("Action", "view"));

        Assert.True(entities.TryGet(Alice, out var entity));
        Assert.Equal("{\"boss\": User::\"bob\", \"from\": [ip(\"10.0.0.1\"), ip(\"0:0:0:0:0:0:0:1\")], \"price\": decimal(\"1.5\")}", entity.Attributes.ToString());
        Assert.Equal("{\"since\": datetime(\"2024-01-01T00:00:00.000Z\")}", entity.Tags.ToString());
        Assert.True(entities.IsIn(new EntityUid("Action", "view"), new EntityUid("Action", "all")));
        Assert.Equal("{\"boss\": User::\"bob\"}", context.ToString());
    }

    [Theory]
    [InlineData("[1]")]
    [InlineData("{\"__entity\": {\"type\": \"A\", \"id\": \"b\"}}")]
    public void A_context_that_is_no_record_is_refused(string json) =>
        Assert.Equal("$: the context must be a record", Assert.Throws<CedarDataException>(() => Request.ParseContext(json)).Message);

    private static void AssertRefused(string message, string json) => Assert.Equal(message, Assert.Throws<CedarDataException>(() => Entities.Parse(json)).Message);
}
