using Aevum.Cedar.Conformance.Authorization;
using Aevum.Cedar.Conformance.Corpus;
using Aevum.Cedar.Formatting;

namespace Aevum.Cedar.Conformance.RoundTrips;

/// <summary>
/// Writes every policy as text, as JSON and formatted, reads it back, and compares the trees. The trees compare by their JSON form,
/// which holds every part. Then the sets that were read back decide every request again.
/// </summary>
internal sealed class RoundTripSuite : IConformanceSuite
{
    public string Name => "round trips";

    public SuiteReport Run(CorpusFolder folder) => SuiteReport.Over(folder, Check);

    private static void Check(CorpusTest test, TestLog log)
    {
        var loaded = LoadedTest.Load(test);
        foreach (var policy in loaded.Policies.Policies)
        {
            CheckPolicy(policy, log);
        }

        CheckDecisions("requests decided by a set read back from JSON", PolicySet.ParseJson(loaded.Policies.ToJson()), test, loaded, log);
        CheckDecisions("requests decided by a set read back from text", PolicySet.Parse(loaded.Policies.ToString()), test, loaded, log);
        CheckFormatter(test, loaded, log);
    }

    private static void CheckPolicy(Policy policy, TestLog log)
    {
        var json = policy.ToJson();
        var text = policy.ToString();
        var fromText = Policy.Parse(policy.Id, text);
        var fromJson = Policy.ParseJson(policy.Id, json);

        log.Check("policies written as text and read back", fromText.ToJson() == json, $"{policy.Id}: {text}");
        log.Check("policies written as JSON and read back", fromJson.ToJson() == json, $"{policy.Id}: {json}");
        log.Check("policies written as text twice", fromText.ToString() == text, $"{policy.Id}: {text}");
    }

    private static void CheckFormatter(CorpusTest test, LoadedTest loaded, TestLog log)
    {
        var formatted = PolicyFormatter.Format(test.PolicyText);
        var again = PolicySet.Parse(formatted);
        log.Check("texts formatted and read back", again.Digest == loaded.Policies.Digest, formatted);
        log.Check("texts formatted twice", PolicyFormatter.Format(formatted) == formatted, formatted);
    }

    private static void CheckDecisions(string what, PolicySet policies, CorpusTest test, LoadedTest loaded, TestLog log)
    {
        for (var number = 0; number < test.Requests.Count; number++)
        {
            RecordedAnswer.Check(what, policies, loaded, (test.Requests[number], loaded.Requests[number]), log);
        }
    }
}
