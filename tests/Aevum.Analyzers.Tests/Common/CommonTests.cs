using Aevum.Analyzers.Common;
using Aevum.Rules;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Tests.Common;

/// <summary>What every rule shares.</summary>
public sealed class CommonTests
{
    public static TheoryData<string> Rules => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    [Fact]
    public void An_analyzer_refuses_to_start_without_a_context() =>
        Assert.All(KitTest.AllAnalyzers(), analyzer => Assert.Throws<ArgumentNullException>(() => analyzer.Initialize(null!)));

    /// <summary>Made anew: what the analyzers themselves hold was made when they were loaded.</summary>
    [Theory]
    [MemberData(nameof(Rules))]
    public void A_descriptor_has_the_severity_of_its_rule(string id)
    {
        var rule = RuleCatalogue.Find(id)!;

        Assert.Equal(rule.Severity.ToString(), RuleDescriptors.Create(rule).DefaultSeverity.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFE00\uFE0F")]
    [InlineData("\u3164")]
    [InlineData("\U000E0020")]
    [InlineData(" \u200B\t")]
    public void A_text_that_nobody_sees_is_blank(string text) => Assert.True(VisibleText.IsBlank(text));

    [Theory]
    [InlineData("a")]
    [InlineData("\U0001F600")]
    [InlineData("\u200Ba\uFE0F")]
    [InlineData("\uFE10")]
    public void A_text_that_somebody_sees_is_not_blank(string text) => Assert.False(VisibleText.IsBlank(text));

    [Theory]
    [InlineData("new Provenance { SourceId = outside.Length > 3 ? \"crm\" : \"\" }", 0)]
    [InlineData("new Provenance { SourceId = Blank }", 1)]
    public async Task The_place_where_a_value_was_written_is_added_when_it_is_elsewhere(string expression, int expected)
    {
        var project = KitTest.Project($$"""
            internal static class Program
            {
                private static readonly string Blank = "";

                internal static Provenance Make(string outside) => {{expression}};
            }
            """);

        var found = Assert.Single(await KitTest.Case(project).FindAsync(TestContext.Current.CancellationToken));

        Assert.Equal(expected, found.AdditionalLocations.Count);
    }

    [Fact]
    public async Task A_method_too_large_to_look_for_a_guard_in_is_reported_and_said_to_be_so()
    {
        var branches = string.Concat(Enumerable.Range(0, 1_100).Select(number => $"if (outside == \"{number}\") {{ Console.WriteLine(); }}\n"));
        var project = ShippedTest.Project("production", ShippedTest.InMethod(branches + "IPolicyEngine made = new NullPolicyEngine();"));

        var found = await KitTest.Case(project).FindAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["AEV4001", "AEV9012"], found.Select(diagnostic => diagnostic.Id).Order(StringComparer.Ordinal));
    }
}
