using System.Text.RegularExpressions;
using Aevum.Rules;
using Aevum.Testing;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Tests.Common;

public sealed class RuleInvariantTests
{
    // AEV9012 belongs to every analysis that has a bound, so several analyzers report it.
    private static readonly DiagnosticDescriptor[] Reported = [.. KitTest.AllAnalyzers().SelectMany(analyzer => analyzer.SupportedDiagnostics)];
    private static readonly DiagnosticDescriptor[] Descriptors = [.. Reported.Where(descriptor => descriptor.Id != "AEV9012"), Reported.First(descriptor => descriptor.Id == "AEV9012")];

    private static readonly string[] Parts = ["## Cause", "## Why", "## Flagged", "## Compliant", "## Options", "## Known misses", "## When to suppress", "## At run time"];

    [Fact]
    public void Every_id_is_reported_by_one_analyzer_and_is_in_the_catalogue()
    {
        Assert.DoesNotContain(Descriptors.GroupBy(descriptor => descriptor.Id), group => group.Count() > 1);
        Assert.All(Descriptors, descriptor => Assert.NotNull(RuleCatalogue.Find(descriptor.Id)));
    }

    [Fact]
    public void Title_severity_help_page_and_configurability_are_those_of_the_catalogue() => Assert.All(Descriptors, descriptor =>
    {
        var rule = RuleCatalogue.Find(descriptor.Id)!;
        Assert.Equal(rule.Title, descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(rule.Severity.ToString(), descriptor.DefaultSeverity.ToString());
        Assert.Equal(rule.HelpLink, descriptor.HelpLinkUri);
        Assert.Equal(rule.IsConfigurable, !descriptor.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
        Assert.True(descriptor.IsEnabledByDefault);
    });

    [Fact]
    public void Every_text_is_in_the_resources_and_written_as_texts_are() => Assert.All(Descriptors, descriptor =>
    {
        var title = descriptor.Title.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var message = descriptor.MessageFormat.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var description = descriptor.Description.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(title.EndsWith('.') || message.EndsWith('.'), descriptor.Id);
        Assert.EndsWith(".", description, StringComparison.Ordinal);
        Assert.NotEqual(string.Empty, message);
    });

    [Fact]
    public void Every_rule_has_a_help_page_with_the_same_title_and_every_part() => Assert.All(Descriptors, descriptor =>
    {
        var page = File.ReadAllText(Path.Combine(TestReferences.RepositoryRoot, "analyzers", "rules", descriptor.Id + ".md"));
        Assert.StartsWith($"# {descriptor.Id}: {RuleCatalogue.Find(descriptor.Id)!.Title}\n", page, StringComparison.Ordinal);
        Assert.All(Parts, part => Assert.Contains(part, page, StringComparison.Ordinal));
    });

    [Fact]
    public void The_release_file_names_every_rule_with_its_category_and_severity()
    {
        var released = Regex.Matches(File.ReadAllText(Path.Combine(TestReferences.RepositoryRoot, "analyzers", "Aevum.Analyzers", "AnalyzerReleases.Unshipped.md")), @"^(AEV\d{4}) \| ([\w.]+) \| (\w+) \|", RegexOptions.Multiline)
            .Select(match => $"{match.Groups[1].Value} {match.Groups[2].Value} {match.Groups[3].Value}");

        Assert.Equal(Descriptors.Select(descriptor => $"{descriptor.Id} {descriptor.Category} {descriptor.DefaultSeverity}").Order(StringComparer.Ordinal), released.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Analyzers_are_closed_and_have_no_state() => Assert.All(KitTest.AllAnalyzers(), analyzer =>
    {
        Assert.True(analyzer.GetType().IsSealed);
        Assert.DoesNotContain(analyzer.GetType().GetFields(System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Public), field => !field.IsInitOnly);
    });
}
