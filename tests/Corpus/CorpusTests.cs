using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text;
using Aevum.Rules;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Corpus;

/// <summary>Runs the corpus, prints what it says, and guards the floor.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    private static readonly string Root = Metadata("Corpus");
    private static readonly Lazy<ImmutableArray<CorpusCase>> Cases = new(() => CorpusReader.ReadAll(Path.Combine(Root, "Cases")));

    private static readonly Lazy<Task<ImmutableArray<(CorpusCase Case, ImmutableArray<string> Missing, ImmutableArray<string> Surplus)>>> Results = new(RunAsync);

    /// <summary>Every case of the corpus.</summary>
    internal static ImmutableArray<CorpusCase> AllCases => Cases.Value;

    [Fact]
    public async Task Every_case_is_as_it_says_and_no_floor_is_missed()
    {
        var report = new CorpusReport();
        var faults = new List<string>();
        foreach (var (each, missing, surplus) in await Results.Value)
        {
            report.Add(each, missing.Length == 0, surplus.Length);
            faults.AddRange(missing.Select(text => $"{each}: missing {text}").Concat(surplus.Select(text => $"{each}: surplus {text}")));
        }

        output.WriteLine(report.ToString());
        await File.WriteAllTextAsync(Artifact("corpus"), report.ToString(), TestContext.Current.CancellationToken);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Guard(report);
    }

    [Fact]
    public void Error_rules_have_sixty_positives_and_sixty_negatives() => Assert.Empty(Thin(RuleSeverity.Error, 60));

    [Fact]
    public void Rules_that_warn_have_thirty_positives_and_thirty_negatives() => Assert.Empty(Thin(RuleSeverity.Warning, 30));

    [Fact]
    public async Task Whatever_the_ban_list_analyzer_finds_we_find()
    {
        var ours = (await Results.Value).ToDictionary(result => result.Case, result => result.Missing.Length == 0);
        var banned = new ConcurrentBag<CorpusCase>();
        await Parallel.ForEachAsync(Cases.Value.Where(each => File.Exists(BansOf(each.Rule))), TestContext.Current.CancellationToken, async (each, token) =>
        {
            var findings = await CorpusRunner.RunAsync(each, BannedApiAnalyzers(), [new TestFile("/test/BannedSymbols.txt", await File.ReadAllTextAsync(BansOf(each.Rule), token))], token);
            if (findings.Any(finding => finding.Id == "RS0030"))
            {
                banned.Add(each);
            }
        });

        var table = new StringBuilder("| rule | positives | we find | RS0030 finds | near misses | RS0030 reports |\n|---|---|---|---|---|---|\n");
        foreach (var rule in Cases.Value.Where(each => File.Exists(BansOf(each.Rule))).GroupBy(each => each.Rule).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var found = banned.Where(each => each.Rule == rule.Key).ToArray();
            table.Append(CultureInfo.InvariantCulture, $"| {rule.Key} | {rule.Count(each => each.IsPositive)} | {rule.Count(each => each.IsPositive && ours[each])} | {found.Count(each => each.IsPositive)} | {rule.Count(each => !each.IsPositive)} | {found.Count(each => !each.IsPositive)} |\n");
            Assert.Contains(found, each => each.IsPositive);
        }

        output.WriteLine(table.ToString());
        await File.WriteAllTextAsync(Artifact("rs0030"), table.ToString(), TestContext.Current.CancellationToken);
        Assert.Empty(banned.Where(each => each.IsPositive && !ours[each]).Select(each => each.ToString()));
    }

    private static string BansOf(string rule) => Path.Combine(Root, "Bans", rule + ".txt");

    private static string Artifact(string name)
    {
        var folder = Directory.CreateDirectory(Path.Combine(TestReferences.RepositoryRoot, "artifacts"));
        return Path.Combine(folder.FullName, $"{name}-{typeof(Compilation).Assembly.GetName().Version!.ToString(2)}.md");
    }

    private static IEnumerable<string> Thin(RuleSeverity severity, int least)
    {
        var counts = Cases.Value.ToLookup(each => each.Rule, each => each.IsPositive);
        return RuleCatalogue.All
            .Where(rule => rule.Severity == severity && (rule.Area != RuleArea.Kit || severity == RuleSeverity.Error) && rule.Places.HasFlag(Enforcement.Analyzer))
            .Select(rule => (rule.Id, Positives: counts[rule.Id].Count(isPositive => isPositive), Negatives: counts[rule.Id].Count(isPositive => !isPositive)))
            .Where(count => count.Positives < least || count.Negatives < least)
            .Select(count => $"{count.Id}: {count.Positives} positives, {count.Negatives} negatives");
    }

    private static void Guard(CorpusReport report)
    {
        var path = Path.Combine(Root, "floor.json");
        var reached = Floor.From(report);
        if (Environment.GetEnvironmentVariable("AEVUM_UPDATE_GOLDEN") == "1")
        {
            Floor.Write(path, reached);
            throw new HarnessException("The floor was written; look at it and run again without AEVUM_UPDATE_GOLDEN.");
        }

        Assert.Empty(Floor.Read(path).SelectMany(pair => pair.Value.Faults(pair.Key, reached.GetValueOrDefault(pair.Key))));
    }

    private static async Task<ImmutableArray<(CorpusCase Case, ImmutableArray<string> Missing, ImmutableArray<string> Surplus)>> RunAsync()
    {
        var results = new ConcurrentBag<(CorpusCase, ImmutableArray<string>, ImmutableArray<string>)>();
        await Parallel.ForEachAsync(Cases.Value, CancellationToken.None, async (each, token) =>
        {
            var actual = await FindAsync(each, token);
            var expected = each.Marked().SelectMany(part => part.Text.Markers.Where(marker => marker.Id is not null).Select(marker => $"{marker.Id} {part.Path} {marker.Span}")).ToList();
            results.Add((each, Without(expected, actual), Without(actual, expected)));
        });
        return [.. results.OrderBy(result => result.Item1.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>A case that does not compile, or an analyzer that throws, counts as a surplus finding of its own.</summary>
    private static async Task<List<string>> FindAsync(CorpusCase each, CancellationToken token)
    {
        try
        {
            return [.. (await CorpusRunner.RunAsync(each, CorpusRunner.AllAnalyzers(), [], token)).Select(Describe)];
        }
        catch (HarnessException fault)
        {
            return [fault.Message];
        }
    }

    private static string Describe(Diagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.Location.SourceTree?.FilePath ?? diagnostic.Location.GetLineSpan().Path} {diagnostic.Location.SourceSpan}";

    private static ImmutableArray<string> Without(List<string> all, List<string> taken)
    {
        var rest = new List<string>(all);
        taken.ForEach(text => rest.Remove(text));
        return [.. rest];
    }

    private static ImmutableArray<DiagnosticAnalyzer> BannedApiAnalyzers() => [.. Directory.EnumerateFiles(Metadata("BannedApiAnalyzers"), "*.dll")
        .Select(Assembly.LoadFrom)
        .Select(assembly => assembly.GetType("Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.CSharpSymbolIsBannedAnalyzer"))
        .OfType<Type>()
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    private static string Metadata(string key) => typeof(CorpusTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;
}
