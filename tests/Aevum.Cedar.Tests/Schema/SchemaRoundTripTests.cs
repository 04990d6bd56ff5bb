using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Tests.Schema;

public sealed class SchemaRoundTripTests
{
    [Fact]
    public void A_random_schema_keeps_its_meaning_through_text_and_JSON()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var text = new RandomSchema(seed).Next();
            var schema = CedarSchema.Parse(text);
            var meaning = SchemaMeaning.Describe(schema);

            var viaText = CedarSchema.Parse(schema.ToCedarText());
            var viaJson = CedarSchema.ParseJson(schema.ToJson());
            var viaBoth = CedarSchema.Parse(viaJson.ToCedarText());

            Assert.True(meaning == SchemaMeaning.Describe(viaText), text);
            Assert.True(meaning == SchemaMeaning.Describe(viaJson), text);
            Assert.True(meaning == SchemaMeaning.Describe(viaBoth), text);
            Assert.Equal(schema.ToJson(), viaJson.ToJson());
        }
    }

    [Fact]
    public void A_schema_with_one_character_changed_is_read_or_refused_and_never_breaks_the_reader()
    {
        var random = new Random(7);
        for (var seed = 0; seed < 1_000; seed++)
        {
            var schema = CedarSchema.Parse(new RandomSchema(seed % 20).Next());
            var text = Damage(random, schema.ToCedarText());
            var json = Damage(random, schema.ToJson());

            Assert.True(Record.Exception(() => CedarSchema.Parse(text)) is null or CedarSchemaException, text);
            Assert.True(Record.Exception(() => CedarSchema.ParseJson(json)) is null or CedarSchemaException, json);
        }
    }

    private static string Damage(Random random, string text)
    {
        const string Replacements = "{}[]<>:;,?@=\"\\ \0aE1\ud83d\u202e";
        var at = random.Next(text.Length);
        return string.Concat(text.AsSpan(0, at), Replacements.AsSpan(random.Next(Replacements.Length), 1), text.AsSpan(at + random.Next(2)));
    }
}
