using System.Text.Json;
using Aevum.Cedar.Conformance.Corpus;

namespace Aevum.Cedar.Conformance.Validation;

/// <summary>The verdicts of the reference implementation on one test: for each policy, entity and request.</summary>
internal sealed class RecordedVerdicts
{
    private readonly JsonElement _policies;
    private readonly JsonElement _entities;
    private readonly JsonElement _requests;

    private RecordedVerdicts(JsonElement root)
    {
        _policies = root.GetProperty("policyValidation").GetProperty("perPolicy");
        _entities = root.GetProperty("entityValidation").GetProperty("perEntity");
        _requests = root.GetProperty("requestValidation");
    }

    /// <summary>How many policies, entities and requests have a verdict.</summary>
    internal (int Policies, int Entities, int Requests) Counts => (_policies.EnumerateObject().Count(), _entities.EnumerateObject().Count(), _requests.GetArrayLength());

    /// <summary>The file beside the test, or in the folder <c>…-validation</c> beside the folder of the test; null when there is none.</summary>
    internal static RecordedVerdicts? TryRead(CorpusTest test)
    {
        var name = Path.GetFileNameWithoutExtension(test.File) + ".validation.json";
        var folder = Path.GetDirectoryName(test.File)!;
        var file = new[] { Path.Combine(folder, name), Path.Combine(folder + "-validation", name) }.FirstOrDefault(File.Exists);
        return file is null ? null : new(JsonDocument.Parse(File.ReadAllBytes(file)).RootElement);
    }

    /// <summary>Whether the policy is valid in the mode <c>strict</c> or <c>permissive</c>.</summary>
    internal bool IsPolicyValid(string policyId, string mode) => _policies.GetProperty(policyId).GetProperty(mode).GetBoolean();

    /// <summary>Whether the entity is valid in both modes: the record of a valid entity is an object without members.</summary>
    internal bool? IsEntityValid(string type, string id) =>
        _entities.TryGetProperty(type + "::" + id, out var verdict) ? !verdict.EnumerateObject().Any() : null;

    /// <summary>Whether the request is valid; both modes agree, because a request has no expressions.</summary>
    internal bool IsRequestValid(int number) => _requests[number].GetProperty("strict").GetBoolean();
}
