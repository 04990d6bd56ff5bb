using Aevum.Cedar.Conformance.Authorization;
using Aevum.Cedar.Conformance.Corpus;
using Aevum.Cedar.Conformance.Differential;
using Aevum.Cedar.Conformance.RoundTrips;
using Aevum.Cedar.Conformance.Validation;

namespace Aevum.Cedar.Conformance;

/// <summary>
/// <c>FOLDER</c> runs every suite over every test found below the folder. Exit code 0: no difference; 1: at least one; 2: wrong use.
/// </summary>
internal static class ConformanceCommand
{
    internal const int Success = 0;
    internal const int Difference = 1;
    internal const int WrongUse = 2;

    private const string Usage = "usage: conformance FOLDER";

    /// <summary>Every suite that runs over the folder; add a suite here.</summary>
    private static readonly IConformanceSuite[] Suites =
    [
        new AuthorizationSuite(),
        new RoundTripSuite(),
        new ValidationSuite(),
        new SchemaRoundTripSuite(),
    ];

    internal static int Run(string[] args, TextWriter output)
    {
        if (args is [DifferentialCommand.Name, ..])
        {
            return DifferentialCommand.Run(args.AsSpan(1), output);
        }

        if (args.Length != 1 || !Directory.Exists(args[0]))
        {
            output.WriteLine(Usage);
            output.WriteLine(DifferentialCommand.Usage);
            return WrongUse;
        }

        return RunFolder(args[0], output);
    }

    private static int RunFolder(string path, TextWriter output)
    {
        var folder = CorpusFolder.Find(path);
        output.WriteLine($"{folder.Tests.Count} tests, {folder.Tests.Sum(static test => test.Requests.Count)} requests below {path}");
        if (folder.Tests.Count == 0)
        {
            output.WriteLine("SUMMARY: no test found");
            return Difference;
        }

        var reports = Array.ConvertAll(Suites, suite => RunSuite(suite, folder, output));
        var checks = reports.Sum(static report => report.Checks);
        var differences = reports.Sum(static report => report.Differences.Count);
        output.WriteLine($"SUMMARY: {checks} checks in {folder.Tests.Count} tests, {differences} differences");
        return differences == 0 ? Success : Difference;
    }

    private static SuiteReport RunSuite(IConformanceSuite suite, CorpusFolder folder, TextWriter output)
    {
        var report = suite.Run(folder);
        foreach (var difference in report.Differences)
        {
            output.WriteLine($"DIFFERENCE [{suite.Name}] {difference}");
        }

        foreach (var (what, count) in report.Totals)
        {
            output.WriteLine($"{suite.Name}: {count} {what}");
        }

        output.WriteLine($"{suite.Name}: {report.Checks} checks, {report.Differences.Count} differences");
        return report;
    }
}
