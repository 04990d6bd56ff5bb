using System.Text.Json;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Conformance.Corpus;

/// <summary>One request of a test with the answer recorded for it.</summary>
internal sealed record CorpusRequest(
    string Description,
    EntityUid Principal,
    EntityUid Action,
    EntityUid Resource,
    string ContextJson,
    bool ValidateRequest,
    Decision Decision,
    IReadOnlySet<string> Reasons,
    IReadOnlySet<string> Errors)
{
    internal static CorpusRequest Read(JsonElement json) => new(
        json.TryGetProperty("description", out var description) ? description.GetString()! : json.GetProperty("desc").GetString()!,
        CorpusTest.ReadUid(json.GetProperty("principal")),
        CorpusTest.ReadUid(json.GetProperty("action")),
        CorpusTest.ReadUid(json.GetProperty("resource")),
        json.GetProperty("context").GetRawText(),
        !json.TryGetProperty("validateRequest", out var validate) || validate.GetBoolean(),
        json.GetProperty("decision").GetString() == "allow" ? Decision.Allow : Decision.Deny,
        ReadIds(json.GetProperty("reason")),
        ReadIds(json.GetProperty("errors")));

    private static HashSet<string> ReadIds(JsonElement json) => json.EnumerateArray().Select(static id => id.GetString()!).ToHashSet(StringComparer.Ordinal);
}
