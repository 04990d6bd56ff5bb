using Aevum.Cedar.Conformance.Corpus;

namespace Aevum.Cedar.Conformance.Authorization;

/// <summary>Compares the answer of the engine with the recorded one. Reasons and errors compare as sets; the record has no order.</summary>
internal static class RecordedAnswer
{
    internal static void Check(string what, PolicySet policies, LoadedTest loaded, (CorpusRequest Recorded, Request Request) pair, TestLog log)
    {
        var (recorded, request) = pair;
        var response = Authorizer.Authorize(policies, loaded.Entities, request);
        var reasons = response.Diagnostics.Reasons.Select(static policy => policy.Id).ToArray();
        var errors = response.Diagnostics.Errors.Select(static error => error.Policy.Id).ToArray();
        var same = response.Decision == recorded.Decision && recorded.Reasons.SetEquals(reasons) && recorded.Errors.SetEquals(errors);
        log.Check(what, same, same ? "" : $"{recorded.Description}: expected {Describe(recorded.Decision, recorded.Reasons, recorded.Errors)}, got {Describe(response.Decision, reasons, errors)}");
    }

    private static string Describe(Decision decision, IEnumerable<string> reasons, IEnumerable<string> errors) =>
        $"{decision} reasons [{string.Join(", ", reasons)}] errors [{string.Join(", ", errors)}]";
}
