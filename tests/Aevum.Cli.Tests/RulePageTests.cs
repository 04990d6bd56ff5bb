using System.Runtime.CompilerServices;
using System.Text.Json;
using Aevum.Rules;

namespace Aevum.Cli;

/// <summary>Every rule of the catalogue is explained by the very page that lies in the repository.</summary>
public sealed class RulePageTests
{
    private static string Pages { get; } = Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "analyzers", "rules");

    public static TheoryData<string> Ids => [.. RuleCatalogue.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_rule_is_printed_with_its_whole_page(string id)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Pages, id + ".md"), TestContext.Current.CancellationToken);

        var (exitCode, output, error) = await Tool.RunAsync(["rules", id]);

        Assert.Equal((ExitCode.Success, ""), (exitCode, error));
        Assert.StartsWith($"{id}: {RuleCatalogue.Find(id)!.Title}\n", Lines(output), StringComparison.Ordinal);
        Assert.EndsWith($"\n\n{Lines(page).TrimEnd()}\n", Lines(output), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_JSON_of_a_rule_holds_its_whole_page(string id)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Pages, id + ".md"), TestContext.Current.CancellationToken);

        var (_, output, _) = await Tool.RunAsync(["rules", id, "--json"]);

        Assert.Equal(page, JsonElement.Parse(output).GetProperty("help").GetString());
    }

    [Fact]
    public void Every_page_belongs_to_a_rule() =>
        Assert.Equal(RuleCatalogue.All.Select(rule => rule.Id).Order(), Directory.GetFiles(Pages, "AEV*.md").Select(page => Path.GetFileNameWithoutExtension(page)).Order());

    private static string Lines(string text) => text.ReplaceLineEndings("\n");

    private static string Here([CallerFilePath] string here = "") => here;
}
