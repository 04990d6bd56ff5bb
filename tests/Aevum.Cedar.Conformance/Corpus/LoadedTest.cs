using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Conformance.Corpus;

/// <summary>The data of one test, parsed by the engine.</summary>
internal sealed class LoadedTest
{
    private LoadedTest(PolicySet policies, Entities entities, IReadOnlyList<Request> requests)
    {
        Policies = policies;
        Entities = entities;
        Requests = requests;
    }

    internal PolicySet Policies { get; }

    internal Entities Entities { get; }

    /// <summary>In the order of the test.</summary>
    internal IReadOnlyList<Request> Requests { get; }

    /// <summary>Reads everything with the schema, as the reference implementation does for its tests.</summary>
    internal static LoadedTest Load(CorpusTest test)
    {
        var schema = test.SchemaIsJson ? CedarSchema.ParseJson(test.SchemaText) : CedarSchema.Parse(test.SchemaText);
        var requests = test.Requests.Select(request => new Request(
            request.Principal,
            request.Action,
            request.Resource,
            Request.ParseContext(request.ContextJson, schema, request.Action))).ToArray();
        return new LoadedTest(PolicySet.Parse(test.PolicyText), Entities.Parse(test.EntityJson, schema), requests);
    }
}
