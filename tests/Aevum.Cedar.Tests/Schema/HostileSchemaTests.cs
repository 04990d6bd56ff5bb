using System.Diagnostics;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Tests.Schema;

/// <summary>Texts made to exhaust stack, memory or time. Each must end soon with a verdict, on a thread with the smallest usual stack.</summary>
public sealed class HostileSchemaTests
{
    private const int Megabyte = 1024 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Deep_nesting_is_refused_in_both_forms()
    {
        Refused("type T = " + Repeat("Set<", 100_000) + "Long;", "types nest deeper than 200 levels");
        Refused("type T = " + Repeat("{a:", 100_000) + "Long;", "types nest deeper than 200 levels");
        Refused(Repeat("{\"\":", 200_000), "the JSON nests deeper than 416 levels");
        Refused("{" + Repeat("[", 200_000), "unexpected character, expected a member name in quotes");
    }

    [Fact]
    public void The_deepest_allowed_types_are_read_and_written_on_a_small_stack()
    {
        var sets = "type T = " + Repeat("Set<", 198) + "Long" + Repeat(">", 198) + "; entity A { a: T };";
        var records = "type T = " + Repeat("{a:", 198) + "Long" + Repeat("}", 198) + "; entity A { a: T };";

        Within(() =>
        {
            foreach (var text in new[] { sets, records })
            {
                var schema = CedarSchema.Parse(text);
                var read = CedarSchema.ParseJson(schema.ToJson());
                Assert.Equal(schema.EntityTypes["A"].Attributes, read.EntityTypes["A"].Attributes);
                Assert.Equal(schema.ToCedarText(), CedarSchema.Parse(schema.ToCedarText()).ToCedarText());
            }
        });
    }

    [Fact]
    public void Doubling_common_types_are_refused_by_their_written_out_size()
    {
        var text = string.Concat(Enumerable.Range(1, 200).Select(static number => $"type T{number} = {{ x: T{number - 1}, y: T{number - 1} }};")) + "type T0 = Long; entity A { t: T200 };";

        Refused(text, "this type has more than 100000 parts once its common types are written out");
    }

    [Fact]
    public void A_long_chain_of_common_types_is_resolved_without_recursion()
    {
        var text = string.Concat(Enumerable.Range(0, 40_000).Select(static number => $"type T{number} = T{number + 1};")) + "type T40000 = Long; entity A { t: T0 };";

        Within(() => Assert.Same(PrimitiveType.Long, CedarSchema.Parse(text).EntityTypes["A"].Attributes.Find("t")!.Type));
    }

    [Fact]
    public void A_chain_of_sets_is_refused_by_its_depth()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(static number => $"type T{number} = Set<T{number + 1}>;")) + "type T20000 = Long;";

        Refused(text, "this type nests deeper than 200 levels once its common types are written out");
    }

    [Fact]
    public void Long_cycles_are_found()
    {
        Refused(string.Concat(Enumerable.Range(0, 20_000).Select(static number => $"type T{number} = {{ a: T{(number + 1) % 20_000} }};")), "the common type `T0` is defined by itself");
        Refused(string.Concat(Enumerable.Range(0, 20_000).Select(static number => $"action a{number} in a{(number + 1) % 20_000};")), "the action `Action::\"a0\"` lies on a cycle of action groups");
    }

    [Fact]
    public void Large_flat_schemas_are_read()
    {
        Within(() => Assert.Equal(100_000, CedarSchema.Parse("entity " + string.Join(",", Enumerable.Range(0, 100_000).Select(static number => "A" + number)) + ";").EntityTypes.Count));
        Within(() => Assert.Equal(100_000, CedarSchema.Parse("entity A enum [" + string.Join(",", Enumerable.Range(0, 100_000).Select(static number => $"\"{number}\"")) + "];").EntityTypes["A"].Choices.Count));
        Within(() => Assert.Single(CedarSchema.Parse("entity A in [" + string.Join(",", Enumerable.Repeat("A", 200_000)) + "];").EntityTypes["A"].Parents));
    }

    [Fact]
    public void Very_many_unknown_names_cost_little_time()
    {
        var names = string.Concat(Enumerable.Range(0, 10_000).Select(static number => $"entity Nop{new string('x', 40)}{number};"));
        var attributes = string.Join(",", Enumerable.Range(0, 10_000).Select(static number => $"a{number}: Nope{new string('x', 40)}{number}"));

        Refused(names + "entity A {" + attributes + "};", "is not a common type, entity type or built-in type");
    }

    [Fact]
    public void A_text_beyond_the_limit_is_refused_before_it_is_read()
    {
        Refused(new string(' ', SyntaxLimits.DefaultMaxTextLength + 1), "the schema is longer than 4194304 characters");
        Assert.Throws<CedarSchemaException>(() => CedarSchema.Parse("entity A;", new SyntaxLimits(maxTextLength: 8)));
        Assert.NotNull(CedarSchema.Parse("entity A;", new SyntaxLimits(maxTextLength: 9)));
    }

    [Fact]
    public void Huge_names_do_not_flood_the_message()
    {
        var fault = Assert.Throws<CedarSchemaException>(() => CedarSchema.Parse("entity A { a: " + Repeat("a::", 200_000) + "a };"));

        Assert.True(fault.Message.Length < 2_000);
    }

    [Fact]
    public void Lone_surrogates_and_control_characters_are_refused_or_kept_exactly()
    {
        Refused("entity A { \"\ud800\": Long };", "the string is not well-formed Unicode text");
        Refused("entity A\u0007;", "has no meaning in a schema");
        Assert.NotNull(CedarSchema.Parse("entity A { \"\u0007\u202e\": Long };").EntityTypes["A"].Attributes.Find("\u0007\u202e"));
    }

    [Fact]
    public void Cutting_a_schema_anywhere_never_breaks_the_reader()
    {
        const string Text = "@a(\"b\") namespace N { entity A in [A] = { \"x\"?: Set<{ y: Long }> } tags Bool; action \"b\" in [\"c\"] appliesTo { principal: A, resource: [A], context: {} }; action c; type T = N::A; entity E enum [\"q\"]; }";
        var json = CedarSchema.Parse(Text).ToJson();

        for (var length = 0; length < Text.Length; length++)
        {
            Assert.True(Record.Exception(() => CedarSchema.Parse(Text[..length])) is null or CedarSchemaException);
        }

        for (var length = 0; length < json.Length; length++)
        {
            Assert.IsType<CedarSchemaException>(Record.Exception(() => CedarSchema.ParseJson(json[..length])));
        }
    }

    private static void Refused(string text, string message) => Within(() =>
    {
        var fault = Assert.Throws<CedarSchemaException>(() => text.StartsWith("{\"", StringComparison.Ordinal) || text.StartsWith("{[", StringComparison.Ordinal) ? CedarSchema.ParseJson(text) : CedarSchema.Parse(text));
        Assert.Contains(message, fault.Errors[0].Message, StringComparison.Ordinal);
    });

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static void Within(Action action)
    {
        Exception? fault = null;
        var watch = Stopwatch.StartNew();
        var thread = new Thread(() => fault = Record.Exception(action), Megabyte);
        thread.Start();
        thread.Join();

        Assert.Null(fault);
        Assert.True(watch.Elapsed < Patience, $"took {watch.Elapsed}");
    }
}
