using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
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
        Directory.CreateDirectory(Path.Combine(TestReferences.RepositoryRoot, "artifacts"));
        await File.WriteAllTextAsync(Path.Combine(TestReferences.RepositoryRoot, "artifacts", $"corpus-{typeof(Compilation).Assembly.GetName().Version!.ToString(2)}.md"), report.ToString(), TestContext.Current.CancellationToken);
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Guard(report);
    }

    [Fact]
    public void Error_rules_have_sixty_positives_and_sixty_negatives()
    {
        var counts = Cases.Value.ToLookup(each => each.Rule);
        var checkedByAnalyzer = RuleCatalogue.All.Where(rule => rule.Severity == RuleSeverity.Error && rule.Area != RuleArea.Kit && rule.Id != "AEV4002" && rule.Places.HasFlag(Enforcement.Analyzer));

        var thin = checkedByAnalyzer.Where(rule => counts[rule.Id].Count(each => each.IsPositive) < 60 || counts[rule.Id].Count(each => !each.IsPositive) < 60);

        Assert.Empty(thin.Select(rule => $"{rule.Id}: {counts[rule.Id].Count(each => each.IsPositive)} positives, {counts[rule.Id].Count(each => !each.IsPositive)} negatives"));
    }

    [Fact]
    public async Task Whatever_the_ban_list_analyzer_finds_we_find()
    {
        var ours = (await Results.Value).ToDictionary(result => result.Case, result => result.Missing.Length == 0);
        var found = new ConcurrentBag<CorpusCase>();
        await Parallel.ForEachAsync(Cases.Value.Where(each => each.IsPositive), TestContext.Current.CancellationToken, async (each, token) =>
        {
            var bans = Path.Combine(Root, "Bans", each.Rule + ".txt");
            if (File.Exists(bans) && ours.ContainsKey(each))
            {
                var findings = await CorpusRunner.RunAsync(each, BannedApiAnalyzers(), [new TestFile("/test/BannedSymbols.txt", await File.ReadAllTextAsync(bans, token))], token);
                if (findings.Any(finding => finding.Id == "RS0030"))
                {
                    found.Add(each);
                }
            }
        });

        foreach (var rule in found.GroupBy(each => each.Rule).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{rule.Key}: RS0030 finds {rule.Count()} of {Cases.Value.Count(each => each.Rule == rule.Key && each.IsPositive)} positives, we find {ours.Count(pair => pair.Key.Rule == rule.Key && pair.Key.IsPositive && pair.Value)}.");
        }

        Assert.NotEmpty(found);
        Assert.Empty(found.Where(each => !ours[each]).Select(each => each.ToString()));
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
