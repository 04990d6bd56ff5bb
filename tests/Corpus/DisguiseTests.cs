using System.Collections.Concurrent;
using System.Collections.Immutable;
using Aevum.Corpus.Disguises;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Corpus;

/// <summary>
/// Runs every case again in other clothes and on analyzers that have seen all the others: comments, generated code, nullable off, an older language,
/// types in several files. And without the kit, where nothing may be reported.
/// </summary>
public sealed class DisguiseTests(ITestOutputHelper output)
{
    [Fact]
    public async Task No_disguise_changes_what_is_found()
    {
        var analyzers = CorpusRunner.AllAnalyzers();
        var faults = new ConcurrentBag<string>();
        var unformed = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(CorpusTests.AllCases, TestContext.Current.CancellationToken, async (each, token) =>
        {
            if (await FaultAsync(each, Disguise.Together, analyzers, token) is not null)
            {
                await AskSinglyAsync(each, analyzers, faults, unformed, token);
            }
        });

        foreach (var group in unformed.GroupBy(name => name).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            output.WriteLine($"{group.Key}: {group.Count()} of {CorpusTests.AllCases.Length} cases do not compile so and were left out of it.");
        }

        Assert.True(faults.IsEmpty, string.Join("\n", faults.Order(StringComparer.Ordinal)));
        Assert.InRange(unformed.Count, 0, CorpusTests.AllCases.Length * Disguise.All.Length / 20);
    }

    [Fact]
    public async Task Every_disguise_deceives_a_rule_that_looks_at_what_it_changes()
    {
        var plain = Assert.Single(CorpusReader.Read(LayoutProbe.Id, $"//// case: probe | class: E0 | expect: {LayoutProbe.Id}\nclass C {{ int {{|{LayoutProbe.Id}:bad|}}; int good; }}"));

        Assert.Null(await FaultAsync(plain, new Disguise("none", project => project), [new LayoutProbe()], TestContext.Current.CancellationToken));
        foreach (var disguise in Disguise.All.Append(Disguise.Together))
        {
            Assert.Contains("found []", await FaultAsync(plain, disguise, [new LayoutProbe()], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Nothing_is_found_where_the_kit_is_not_referenced()
    {
        var analyzers = CorpusRunner.AllAnalyzers();
        var faults = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(CorpusTests.AllCases.Where(each => each.IsPositive), TestContext.Current.CancellationToken, async (each, token) =>
        {
            foreach (var found in await CorpusRunner.FindWithoutKitAsync(each, analyzers, token))
            {
                faults.Add($"{each}: {found}");
            }
        });

        Assert.True(faults.IsEmpty, string.Join("\n", faults.Order(StringComparer.Ordinal)));
    }

    /// <summary>Names the change that is at fault, or those that the case cannot bear.</summary>
    private static async Task AskSinglyAsync(CorpusCase each, ImmutableArray<DiagnosticAnalyzer> analyzers, ConcurrentBag<string> faults, ConcurrentBag<string> unformed, CancellationToken token)
    {
        foreach (var disguise in Disguise.All)
        {
            switch (await FaultAsync(each, disguise, analyzers, token))
            {
                case null:
                    break;
                case "":
                    unformed.Add(disguise.Name);
                    break;
                case { } fault:
                    faults.Add($"{each}, {disguise.Name}: {fault}");
                    break;
            }
        }
    }

    /// <summary>Null when the same is found, empty when the disguise does not compile, else what differs.</summary>
    private static async Task<string?> FaultAsync(CorpusCase each, Disguise disguise, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken token)
    {
        if (await CorpusRunner.FindAsync(each, disguise, analyzers, token) is not { } found)
        {
            return string.Empty;
        }

        var expected = each.Marked()
            .SelectMany(part => part.Text.Markers.Where(marker => marker.Id is not null).Select(marker => $"{marker.Id} {Disguise.Bare(part.Text.Text.Substring(marker.Span.Start, marker.Span.Length))}"))
            .Order(StringComparer.Ordinal)
            .ToArray();
        return found.SequenceEqual(expected) ? null : $"expected [{string.Join(" | ", expected)}], found [{string.Join(" | ", found)}]";
    }
}
