using Aevum.Cedar.Conformance.Corpus;
using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Conformance.RoundTrips;

/// <summary>Writes every schema as text and as JSON, reads it back, and compares what it means and what is written then.</summary>
internal sealed class SchemaRoundTripSuite : IConformanceSuite
{
    public string Name => "schema round trips";

    public SuiteReport Run(CorpusFolder folder) => SuiteReport.Over(folder, Check);

    private static void Check(CorpusTest test, TestLog log)
    {
        var schema = test.SchemaIsJson ? CedarSchema.ParseJson(test.SchemaText) : CedarSchema.Parse(test.SchemaText);
        var text = schema.ToCedarText();
        var json = schema.ToJson();
        var fromText = CedarSchema.Parse(text);
        var fromJson = CedarSchema.ParseJson(json);
        var meaning = SchemaMeaning.Describe(schema);

        log.Check("schemas written as text and read back", SchemaMeaning.Describe(fromText) == meaning, text);
        log.Check("schemas written as JSON and read back", SchemaMeaning.Describe(fromJson) == meaning, json);
        log.Check("schemas written as text twice", fromText.ToCedarText() == text, text);
        log.Check("schemas written as JSON twice", fromJson.ToJson() == json, json);
        log.Check("schemas written as JSON, then as text", SchemaMeaning.Describe(CedarSchema.Parse(fromJson.ToCedarText())) == meaning, json);
    }
}
