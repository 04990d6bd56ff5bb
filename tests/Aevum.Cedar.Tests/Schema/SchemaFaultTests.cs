using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Tests.Schema;

/// <summary>Each fault of a schema: its message, its place and the advice.</summary>
public sealed class SchemaFaultTests
{
    [Theory]
    [InlineData("entity A\nentity B;", "unexpected `entity`, expected `;`", 2, 1)]
    [InlineData("entity", "unexpected end of input, expected an identifier", 1, 7)]
    [InlineData("entity \"A\";", "unexpected `\"A\"`, expected an identifier", 1, 8)]
    [InlineData("entity A { if: Long };", "`if` is a reserved word and cannot be a name", 1, 12)]
    [InlineData("entity A { a };", "unexpected `}`, expected `:`", 1, 14)]
    [InlineData("entity A { a: Long b: Long };", "unexpected `b`, expected `,` or `}`", 1, 20)]
    [InlineData("entity A { a: [A] };", "unexpected `[`, expected a type", 1, 15)]
    [InlineData("entity A { a: Set<A };", "unexpected `}`, expected `>`", 1, 21)]
    [InlineData("entity A { a: Long, \"a\": Bool };", "the attribute `a` is declared twice in one record", 1, 21)]
    [InlineData("entity A enum [];", "unexpected `]`, expected a string", 1, 16)]
    [InlineData("entity A # x", "`#` has no meaning in a schema", 1, 10)]
    [InlineData("entity A enum [\"x];", "the string is not closed", 1, 16)]
    [InlineData("entity A enum [\"x\\q\"];", "the string holds an escape sequence that Cedar does not know", 1, 18)]
    [InlineData("@a @a entity A;", "the annotation `@a` stands here twice", 1, 5)]
    [InlineData("@a(x) entity A;", "unexpected `x`, expected a string", 1, 4)]
    [InlineData("@a", "unexpected end of input, expected `entity`, `action`, `type` or `namespace`", 1, 3)]
    [InlineData("namespace N { namespace M {} }", "unexpected `namespace`, expected `entity`, `action`, `type` or `}`", 1, 15)]
    [InlineData("namespace N {} namespace N {}", "namespace `N` is declared twice", 1, 26)]
    [InlineData("namespace __cedar::N {}", "`__cedar` is reserved and cannot be part of a declared name", 1, 11)]
    [InlineData("type Long = Bool;", "`Long` is a built-in type and cannot be declared as a common type", 1, 6)]
    [InlineData("entity Action;", "`Action` is the entity type of actions and cannot be declared", 1, 8)]
    [InlineData("entity A; entity A;", "entity `A` is declared twice", 1, 18)]
    [InlineData("type A = Long; type A = Long;", "type `A` is declared twice", 1, 21)]
    [InlineData("action a; action \"a\";", "action `a` is declared twice", 1, 18)]
    [InlineData("action a in;", "unexpected `;`, expected a name or a string", 1, 12)]
    [InlineData("action a in N::b;", "unexpected `;`, expected `::` and the quoted name of an action", 1, 17)]
    [InlineData("action a appliesTo {};", "unexpected `}`, expected `principal`, `resource` or `context`", 1, 21)]
    [InlineData("entity A; action a appliesTo { resource: A };", "the action `a` has no `principal` in its `appliesTo`", 1, 18)]
    [InlineData("entity A; action a appliesTo { principal: A };", "the action `a` has no `resource` in its `appliesTo`", 1, 18)]
    [InlineData("action a appliesTo { principal: [], resource: A };", "the list of `principal` types is empty", 1, 22)]
    [InlineData("action a appliesTo { principal: A, principal: A };", "`principal` is declared twice for one action", 1, 36)]
    [InlineData("action a appliesTo { context: {}, context: {} };", "`context` is declared twice for one action", 1, 35)]
    public void A_text_that_breaks_the_grammar_is_refused_at_its_place(string text, string message, int line, int column)
    {
        var fault = Assert.Single(Assert.Throws<CedarSchemaException>(() => CedarSchema.Parse(text)).Errors);

        Assert.Equal((message, line, column), (fault.Message, fault.Span.Line, fault.Span.Column));
    }

    [Theory]
    [InlineData("entity User; entity A { a: Usr };", "`Usr` is not a common type, entity type or built-in type", "did you mean `User`?", 28)]
    [InlineData("entity A { a: strin };", "`strin` is not a common type, entity type or built-in type", "did you mean `String`?", 15)]
    [InlineData("entity A { a: Boolean };", "`Boolean` is not a common type, entity type or built-in type", "did you mean `Bool`?", 15)]
    [InlineData("entity Group; entity A in Grup;", "`Grup` is not a declared entity type", "did you mean `Group`?", 27)]
    [InlineData("action read; action a in raed;", "`Action::\"raed\"` is not a declared action", "did you mean `Action::\"read\"`?", 26)]
    [InlineData("entity A; type C = Long; action a appliesTo { principal: A, resource: A, context: C };", "the context of `Action::\"a\"` must be a record, not `Long`", "write it as `{ name: Type }`", 83)]
    [InlineData("entity B; namespace N { entity B; }", "`N::B` hides `B`, which is declared outside of every namespace", "rename one of the two, or move the second into a namespace", 32)]
    [InlineData("action b; namespace N { action b; }", "`N::Action::\"b\"` hides `Action::\"b\"`, which is declared outside of every namespace", "rename one of the two, or move the second into a namespace", 32)]
    [InlineData("type A = Set<A>;", "the common type `A` is defined by itself", "break the cycle; an entity type may refer to itself, a common type may not", 6)]
    [InlineData("action a in a;", "the action `Action::\"a\"` lies on a cycle of action groups", "an action cannot be its own group; remove one membership of the cycle", 8)]
    public void A_name_without_meaning_is_refused_with_advice(string text, string message, string help, int column)
    {
        var fault = Assert.Single(Assert.Throws<CedarSchemaException>(() => CedarSchema.Parse(text)).Errors);

        Assert.Equal((message, help, column), (fault.Message, fault.Help, fault.Span.Column));
    }

    [Fact]
    public void Every_unresolved_name_is_reported_in_source_order()
    {
        const string Text = "entity A in X { a: Y };\naction b in c appliesTo { principal: P, resource: A };\ntype T = { t: U };";

        var faults = Assert.Throws<CedarSchemaException>(() => CedarSchema.Parse(Text)).Errors;

        Assert.Equal(["1:13", "1:20", "2:13", "2:38", "3:15"], faults.Select(static fault => fault.Span.ToString()));
    }

    [Fact]
    public void Only_the_types_on_a_cycle_are_blamed_for_it()
    {
        const string Text = "type A = { b: B }; type B = Set<A>; type User = { a: A }; type Used = Long;";

        var faults = Assert.Throws<CedarSchemaException>(() => CedarSchema.Parse(Text)).Errors;

        Assert.Equal(["the common type `A` is defined by itself", "the common type `B` is defined by itself"], faults.Select(static fault => fault.Message));
    }

    [Fact]
    public void A_fault_shows_the_line_and_marks_the_place()
    {
        var fault = Assert.Throws<CedarSchemaException>(() => CedarSchema.Parse("entity A {\n  name: Strng,\n};"));

        Assert.Equal(
            """
            line 2, column 9: `Strng` is not a common type, entity type or built-in type
              2 |   name: Strng,
                |         ^^^^^
              help: did you mean `String`?
            """.ReplaceLineEndings("\n"),
            fault.Message);
    }

    [Theory]
    [InlineData("", "unexpected end of input, expected a JSON value", 1)]
    [InlineData("[]", "a schema must be an object of namespaces, not an array", 1)]
    [InlineData("{\"\":{}}", "`entityTypes` is missing", 5)]
    [InlineData("{\"\":{\"entityTypes\":{},\"actions\":{},\"commonType\":{}}}", "`commonType` has no meaning in a namespace", 36)]
    [InlineData("{\"\":{\"entityTypes\":[],\"actions\":{}}}", "the list of declarations must be an object, not an array", 20)]
    [InlineData("{\"a b\":{\"entityTypes\":{},\"actions\":{}}}", "`a b` is not a namespace", 2)]
    [InlineData("{\"\":{\"entityTypes\":{\"if\":{}},\"actions\":{}}}", "`if` is not a name for an entity type", 21)]
    [InlineData("{\"\":{\"entityTypes\":{\"A\":{\"shape\":{}}},\"actions\":{}}}", "a type must be an object with the string `type`", 34)]
    [InlineData("{\"\":{\"entityTypes\":{\"A\":{\"tags\":{\"type\":\"Set\"}}},\"actions\":{}}}", "`element` is missing", 33)]
    [InlineData("{\"\":{\"entityTypes\":{\"A\":{\"enum\":[]}},\"actions\":{}}}", "the enumerated entity type `A` lists no entity", 33)]
    [InlineData("{\"\":{\"entityTypes\":{\"A\":{\"enum\":[1]}},\"actions\":{}}}", "an entity identifier must be a string, not a number", 34)]
    [InlineData("{\"\":{\"entityTypes\":{\"A\":{\"enum\":[\"a\"],\"tags\":{\"type\":\"Long\"}}},\"actions\":{}}}", "an enumerated entity type cannot have `tags`", 46)]
    [InlineData("{\"\":{\"entityTypes\":{\"A\":{}, \"A\":{}},\"actions\":{}}}", "the name `A` stands twice in one object", 29)]
    [InlineData("{\"\":{\"entityTypes\":{},\"actions\":{\"a\":{\"attributes\":{}}}}}", "attributes of actions are not supported", 52)]
    [InlineData("{\"\":{\"entityTypes\":{},\"actions\":{\"a\":{\"memberOf\":[\"b\"]}}}}", "a parent action must be an object, not a string", 51)]
    [InlineData("{\"\":{\"entityTypes\":{},\"actions\":{},\"annotations\":{\"a\":\"b\"}}}", "the empty namespace cannot have annotations", 2)]
    [InlineData("{\"N\":{\"entityTypes\":{},\"actions\":{},\"annotations\":{\"a\":1}}}", "an annotation must be a string, not a number", 56)]
    [InlineData("{\"N\":{\"entityTypes\":{},\"actions\":{},\"annotations\":[]}}", "`annotations` must be an object, not an array", 51)]
    [InlineData("{\"N\":{\"entityTypes\":{},\"actions\":{},\"commonTypes\":{\"T\":{\"type\":\"Record\",\"attributes\":{},\"additionalAttributes\":true}}}}", "records with `additionalAttributes` are not supported", 56)]
    [InlineData("{\"N\":{\"entityTypes\":{},\"actions\":{},\"commonTypes\":{\"T\":{\"type\":\"Extension\",\"name\":\"decimals\"}}}}", "`decimals` is not an extension type", 83)]
    public void A_JSON_document_of_another_form_is_refused_at_its_place(string json, string message, int column)
    {
        var fault = Assert.Throws<CedarSchemaException>(() => CedarSchema.ParseJson(json)).Errors[0];

        Assert.Equal((message, 1, column), (fault.Message, fault.Span.Line, fault.Span.Column));
    }

    [Theory]
    [InlineData("{\"\":}", 5)]
    [InlineData("{\"\" {}}", 5)]
    [InlineData("{,}", 2)]
    [InlineData("{\"\":{},}", 8)]
    [InlineData("{} x", 4)]
    [InlineData("{\"\":tru}", 5)]
    [InlineData("{\"\":01}", 6)]
    [InlineData("{\"\":1.}", 7)]
    [InlineData("{\"\":+1}", 5)]
    [InlineData("{\"\":'a'}", 5)]
    [InlineData("{\"a\nb\":1}", 4)]
    [InlineData("{\"a\\q\":1}", 4)]
    [InlineData("{\"a\\u12\":1}", 4)]
    [InlineData("{\"\\ud800\":1}", 2)]
    [InlineData("{\"a", 2)]
    [InlineData("{/* c */}", 2)]
    public void Text_that_is_no_JSON_is_refused_at_its_place(string json, int column)
    {
        var fault = Assert.Single(Assert.Throws<CedarSchemaException>(() => CedarSchema.ParseJson(json)).Errors);

        Assert.Equal(column, fault.Span.Column);
    }

    [Fact]
    public void A_list_of_faults_is_cut_and_says_so()
    {
        var text = "entity A { " + string.Join(", ", Enumerable.Range(0, 250).Select(static number => $"a{number}: Unknown{number}")) + " };";

        var faults = Assert.Throws<CedarSchemaException>(() => CedarSchema.Parse(text)).Errors;

        Assert.Equal(101, faults.Count);
        Assert.Equal("and 150 more faults", faults[100].Message);
    }
}
