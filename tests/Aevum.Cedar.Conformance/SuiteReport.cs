using Aevum.Cedar.Conformance.Corpus;

namespace Aevum.Cedar.Conformance;

/// <summary>What a suite found: how much it checked, and each difference in test order.</summary>
internal sealed class SuiteReport
{
    private SuiteReport(long checks, IReadOnlyList<string> differences, IReadOnlyList<KeyValuePair<string, long>> totals)
    {
        Checks = checks;
        Differences = differences;
        Totals = totals;
    }

    internal long Checks { get; }

    internal IReadOnlyList<string> Differences { get; }

    /// <summary>Checks by what was checked, in alphabetical order.</summary>
    internal IReadOnlyList<KeyValuePair<string, long>> Totals { get; }

    /// <summary>Runs one function over all tests in parallel and puts the results together in test order.</summary>
    internal static SuiteReport Over(CorpusFolder folder, Action<CorpusTest, TestLog> check)
    {
        var logs = folder.Tests.Select(static test => new TestLog(test.Name)).ToArray();
        Parallel.For(0, logs.Length, number => Run(folder.Tests[number], logs[number], check));

        var totals = logs.SelectMany(static log => log.Counts)
            .GroupBy(static count => count.Key, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(static group => KeyValuePair.Create(group.Key, group.Sum(static count => count.Value)))
            .ToArray();
        return new SuiteReport(totals.Sum(static total => total.Value), [.. logs.SelectMany(static log => log.Differences)], totals);
    }

    /// <summary>A test that cannot even be read, or breaks the engine, is a difference and not the end of the run.</summary>
    private static void Run(CorpusTest test, TestLog log, Action<CorpusTest, TestLog> check)
    {
        try
        {
            check(test, log);
        }
        catch (Exception fault)
        {
            log.Check("tests that ran to their end", false, $"{fault.GetType().Name}: {fault.Message}");
        }
    }
}
