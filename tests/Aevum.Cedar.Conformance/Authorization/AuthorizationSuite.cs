using Aevum.Cedar.Conformance.Corpus;

namespace Aevum.Cedar.Conformance.Authorization;

/// <summary>Decides every request and compares decision, determining policies and erroring policies with the record.</summary>
internal sealed class AuthorizationSuite : IConformanceSuite
{
    public string Name => "authorization";

    public SuiteReport Run(CorpusFolder folder) => SuiteReport.Over(folder, Check);

    private static void Check(CorpusTest test, TestLog log)
    {
        var loaded = LoadedTest.Load(test);
        for (var number = 0; number < test.Requests.Count; number++)
        {
            RecordedAnswer.Check("requests", loaded.Policies, loaded, (test.Requests[number], loaded.Requests[number]), log);
        }
    }
}
