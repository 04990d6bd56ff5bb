using Aevum.Cedar.Schema;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Tests.Schema;

public sealed class SchemaJsonTests
{
    private const string Document = """
        {
          "N": {
            "annotations": { "doc": "all", "bare": null },
            "commonTypes": {
              "T": { "type": "Record", "attributes": { "a": { "type": "Long", "required": false, "annotations": { "n": "1" } } }, "additionalAttributes": false },
              "S": { "type": "Set", "element": { "type": "EntityOrCommon", "name": "U" }, "annotations": { "x": "y" } }
            },
            "entityTypes": {
              "U": { "memberOfTypes": [ "G", "N::G" ], "shape": { "type": "T" }, "tags": { "type": "S" } },
              "G": {},
              "E": { "enum": [ "one", "two" ], "annotations": { "e": "f" } },
              "V": { "shape": { "type": "Record", "attributes": {
                "b": { "type": "Boolean" }, "s": { "type": "String" }, "x": { "type": "Extension", "name": "duration" },
                "u": { "type": "Entity", "name": "U", "required": true }, "c": { "type": "__cedar::ipaddr" } } } }
            },
            "actions": {
              "do": { "memberOf": [ { "id": "all" }, { "id": "other", "type": "Action" } ],
                      "appliesTo": { "principalTypes": [ "U" ], "resourceTypes": [ "V", "G" ], "context": { "type": "T" } }, "attributes": null },
              "all": { "appliesTo": null, "memberOf": null },
              "other": { "appliesTo": { "principalTypes": [], "resourceTypes": [ "U" ] } }
            }
          }
        }
        """;

    [Fact]
    public void Every_member_of_the_form_is_understood()
    {
        var schema = CedarSchema.ParseJson(Document);

        Assert.Equal("{a?: Long}", schema.EntityTypes["N::U"].Attributes.ToString());
        Assert.Equal("Set<N::U>", schema.EntityTypes["N::U"].Tags!.ToString());
        Assert.Equal(["N::G"], schema.EntityTypes["N::U"].Parents);
        Assert.Equal(["one", "two"], schema.EntityTypes["N::E"].Choices);
        Assert.Equal("{b: Bool, c: ipaddr, s: String, u: N::U, x: duration}", schema.EntityTypes["N::V"].Attributes.ToString());
        Assert.Equal("{a?: Long}", schema.Actions[new EntityUid("N::Action", "do")].Context.ToString());
        Assert.Equal([new EntityUid("N::Action", "all"), new EntityUid("N::Action", "other")], schema.Actions[new EntityUid("N::Action", "do")].Parents);
    }

    [Fact]
    public void A_shape_that_refers_to_a_common_type_is_written_out_in_text()
    {
        var text = CedarSchema.ParseJson(Document).ToCedarText();

        Assert.Contains("entity U in [G, N::G] = { a?: __cedar::Long } tags S;", text, StringComparison.Ordinal);
        Assert.Contains("b: Bool,", text, StringComparison.Ordinal);
        Assert.Equal(SchemaMeaning.Describe(CedarSchema.ParseJson(Document)), SchemaMeaning.Describe(CedarSchema.Parse(text)));
    }

    [Fact]
    public void Text_becomes_JSON_of_this_form()
    {
        var json = CedarSchema.Parse("@n entity A in [A] { a?: Set<Long> } tags String; entity E enum [\"x\\\"\"]; action b in b2 appliesTo { principal: A, resource: [A] }; action b2;").ToJson();

        Assert.Equal(
            """
            {
              "": {
                "entityTypes": {
                  "A": {
                    "memberOfTypes": [
                      "A"
                    ],
                    "shape": {
                      "type": "Record",
                      "attributes": {
                        "a": {
                          "type": "Set",
                          "element": {
                            "type": "EntityOrCommon",
                            "name": "Long"
                          },
                          "required": false
                        }
                      }
                    },
                    "tags": {
                      "type": "EntityOrCommon",
                      "name": "String"
                    },
                    "annotations": {
                      "n": null
                    }
                  },
                  "E": {
                    "enum": [
                      "x\""
                    ]
                  }
                },
                "actions": {
                  "b": {
                    "memberOf": [
                      {
                        "id": "b2"
                      }
                    ],
                    "appliesTo": {
                      "principalTypes": [
                        "A"
                      ],
                      "resourceTypes": [
                        "A"
                      ]
                    }
                  },
                  "b2": {}
                }
              }
            }
            """.ReplaceLineEndings("\n"),
            json);
    }

    [Fact]
    public void A_reference_that_text_cannot_say_is_refused_and_named()
    {
        var schema = CedarSchema.ParseJson("""
            { "": { "commonTypes": { "T": { "type": "Long" } },
                    "entityTypes": { "T": {}, "A": { "tags": { "type": "Entity", "name": "T" } } }, "actions": {} } }
            """);

        var fault = Assert.Throws<InvalidOperationException>(schema.ToCedarText);

        Assert.Contains("`T`", fault.Message, StringComparison.Ordinal);
        Assert.Equal(schema.ToJson(), CedarSchema.ParseJson(schema.ToJson()).ToJson());
    }

    [Fact]
    public void A_built_in_type_keeps_its_meaning_in_text_when_an_entity_type_has_its_name()
    {
        var schema = CedarSchema.ParseJson("""
            { "": { "entityTypes": { "Long": {}, "A": { "shape": { "type": "Record", "attributes": {
                "n": { "type": "Long" }, "e": { "type": "Entity", "name": "Long" } } } } }, "actions": {} } }
            """);

        var read = CedarSchema.Parse(schema.ToCedarText()).EntityTypes["A"].Attributes;

        Assert.Same(PrimitiveType.Long, read.Find("n")!.Type);
        Assert.IsType<EntityReferenceType>(read.Find("e")!.Type);
    }
}
