using Aevum.Cedar.Schema;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Schema;

public sealed class SchemaTextTests
{
    private const string Photos = """
        // Everything the grammar has, once.
        @doc("photos") @internal
        namespace Photo::App {
          type Size = { width: Long, "in px"?: Bool };
          @doc("a person") entity User, Guest in [Group, Photo::App::Club] = {
            name: String,
            friends: Set<User>,
            @secret("yes") card?: { number: __cedar::String, limit: decimal, },
          } tags Set<String>;
          entity Group in Group;
          entity Club { since: datetime, open: duration, from: ipaddr };
          entity Mode enum ["on", "off", "on"];
          action read, "read all" in ["any", Other::Action::"see"] appliesTo {
            principal: [User, Guest],
            resource: Photo,
            context: { size: Size, mode: Mode, }
          };
          action any;
          entity Photo;
        }
        namespace Other { action see in Action::"top"; }
        action top appliesTo { context: Ctx, resource: Thing, principal: Thing };
        type Ctx = {};
        entity Thing = {} tags Long;
        """;

    [Fact]
    public void Entity_types_have_qualified_names_parents_attributes_and_tags()
    {
        var schema = CedarSchema.Parse(Photos);

        var guest = schema.EntityTypes["Photo::App::Guest"];

        Assert.Equal(["Photo::App::Group", "Photo::App::Club"], guest.Parents);
        Assert.Equal("{card?: {limit: decimal, number: String}, friends: Set<Photo::App::User>, name: String}", guest.Attributes.ToString());
        Assert.Equal("Set<String>", guest.Tags!.ToString());
        Assert.False(guest.IsEnumerated);
        Assert.Equal("a person", Assert.Single(guest.Annotations).Value);
        Assert.Same(guest.Attributes, schema.EntityTypes["Photo::App::User"].Attributes);
    }

    [Fact]
    public void Enumerated_entity_types_list_each_identifier_once()
    {
        var mode = CedarSchema.Parse(Photos).EntityTypes["Photo::App::Mode"];

        Assert.True(mode.IsEnumerated);
        Assert.Equal(["on", "off"], mode.Choices);
        Assert.Same(RecordType.Empty, mode.Attributes);
        Assert.Null(mode.Tags);
    }

    [Fact]
    public void Actions_have_groups_types_and_a_context()
    {
        var schema = CedarSchema.Parse(Photos);

        var action = schema.Actions[new EntityUid("Photo::App::Action", "read all")];

        Assert.Equal([new EntityUid("Photo::App::Action", "any"), new EntityUid("Other::Action", "see")], action.Parents);
        Assert.Equal(["Photo::App::User", "Photo::App::Guest"], action.PrincipalTypes);
        Assert.Equal(["Photo::App::Photo"], action.ResourceTypes);
        Assert.Equal("{mode: Photo::App::Mode, size: {\"in px\"?: Bool, width: Long}}", action.Context.ToString());
        Assert.Equal([new EntityUid("Action", "top")], schema.Actions[new EntityUid("Other::Action", "see")].Parents);
    }

    [Fact]
    public void An_action_without_appliesTo_applies_to_nothing()
    {
        var action = CedarSchema.Parse(Photos).Actions[new EntityUid("Photo::App::Action", "any")];

        Assert.Empty(action.PrincipalTypes);
        Assert.Empty(action.ResourceTypes);
        Assert.Same(RecordType.Empty, action.Context);
    }

    [Fact]
    public void A_common_type_goes_before_an_entity_type_and_both_before_a_built_in_type()
    {
        var schema = CedarSchema.Parse("""
            namespace N {
              entity String { inner: __cedar::String };
              type ipaddr = { text: String };
              entity Host { ip: ipaddr, width: decimal, real: __cedar::ipaddr };
            }
            """);

        Assert.Equal("{ip: {text: N::String}, real: ipaddr, width: decimal}", schema.EntityTypes["N::Host"].Attributes.ToString());
        Assert.Same(ExtensionType.IpAddress, schema.EntityTypes["N::Host"].Attributes.Find("real")!.Type);
        Assert.Same(PrimitiveType.String, schema.EntityTypes["N::String"].Attributes.Find("inner")!.Type);
    }

    [Fact]
    public void Names_and_strings_take_any_Unicode_text_and_the_escapes_of_Cedar()
    {
        var schema = CedarSchema.Parse("entity A { \"\\u{1F600} \\n \\x41\": Long, \"مرحبا\"?: Bool }; action \"\\\"\\\\\";");

        Assert.NotNull(schema.EntityTypes["A"].Attributes.Find("😀 \n A"));
        Assert.NotNull(schema.EntityTypes["A"].Attributes.Find("مرحبا"));
        Assert.True(schema.Actions.ContainsKey(new EntityUid("Action", "\"\\")));
        Assert.Equal(SchemaMeaning.Describe(schema), SchemaMeaning.Describe(CedarSchema.Parse(schema.ToCedarText())));
        Assert.Equal(SchemaMeaning.Describe(schema), SchemaMeaning.Describe(CedarSchema.ParseJson(schema.ToJson())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n\t ")]
    [InlineData("// only a comment")]
    public void A_blank_schema_declares_nothing(string text)
    {
        var schema = CedarSchema.Parse(text);

        Assert.Empty(schema.EntityTypes);
        Assert.Empty(schema.Actions);
        Assert.Equal("", schema.ToCedarText());
        Assert.Equal("{}", schema.ToJson());
    }

    [Fact]
    public void Null_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() => CedarSchema.Parse(null!));
        Assert.Throws<ArgumentNullException>(() => CedarSchema.ParseJson(null!));
        Assert.Throws<ArgumentNullException>(() => CedarSchema.Parse("", null!));
        Assert.Throws<ArgumentNullException>(() => CedarSchema.ParseJson("{}", null!));
    }

    [Fact]
    public void Lists_of_a_schema_cannot_be_changed()
    {
        var schema = CedarSchema.Parse(Photos);
        var user = schema.EntityTypes["Photo::App::User"];

        Assert.Throws<NotSupportedException>(() => ((IList<string>)user.Parents).Add("x"));
        Assert.Throws<NotSupportedException>(() => ((IList<AttributeDefinition>)user.Attributes.Attributes).Clear());
        Assert.Throws<NotSupportedException>(() => ((IDictionary<string, EntityTypeDefinition>)schema.EntityTypes).Clear());
    }

    [Fact]
    public void Schema_text_is_written_in_one_layout()
    {
        const string Expected = """
            @doc("photos")
            @internal
            namespace Photo::App {
              type Size = {
                width: Long,
                "in px"?: Bool,
              };
              @doc("a person")
              entity User in [Group, Photo::App::Club] = {
                name: String,
                friends: Set<User>,
                @secret("yes")
                card?: {
                  number: __cedar::String,
                  limit: decimal,
                },
              } tags Set<String>;
            """;

        var written = CedarSchema.Parse(Photos).ToCedarText();

        Assert.StartsWith(Expected.ReplaceLineEndings("\n"), written, StringComparison.Ordinal);
        Assert.EndsWith("""
            action top appliesTo {
              principal: [Thing],
              resource: [Thing],
              context: Ctx
            };

            """.ReplaceLineEndings("\n"), written, StringComparison.Ordinal);
    }
}
