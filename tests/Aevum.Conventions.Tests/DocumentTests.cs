using System.Text.RegularExpressions;
using Aevum.Rules;

namespace Aevum.Conventions;

public sealed partial class DocumentTests
{
    [Fact]
    public void Each_relative_link_in_the_documents_leads_to_a_file()
    {
        var broken = from path in Repository.Files("*.md")
                     from Match link in RelativeLink().Matches(File.ReadAllText(path))
                     let target = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, link.Groups["target"].Value))
                     where !File.Exists(target) && !Directory.Exists(target)
                     select $"{Repository.Relative(path)}: {link.Groups["target"].Value}";

        Assert.Empty(broken);
    }

    [Fact]
    public void Each_rule_has_a_help_page_with_its_title()
    {
        var wrong = from rule in RuleCatalogue.All
                    let path = Path.Combine(Repository.Root, "analyzers/rules", rule.Id + ".md")
                    where !File.Exists(path) || !File.ReadAllText(path).Contains(rule.Title, StringComparison.Ordinal)
                    select rule.Id;

        Assert.Empty(wrong);
    }

    [Fact]
    public void Each_rule_has_a_test_and_a_place_of_enforcement()
    {
        var tests = Repository.AllSources.Where(file => file.Path.StartsWith("tests/", StringComparison.Ordinal)).ToList();

        var untested = RuleCatalogue.All.Where(rule => rule.Places == Enforcement.None
            || !(Directory.Exists(Path.Combine(Repository.Root, "tests/Corpus/Cases", rule.Id)) || tests.Any(file => file.Text.Contains(rule.Id, StringComparison.Ordinal))));

        Assert.Empty(untested.Select(rule => rule.Id));
    }

    [Fact]
    public void Nothing_in_the_product_names_a_rule_outside_the_catalogue()
    {
        var unknown = from file in Repository.ProductSources
                      from Match id in RuleId().Matches(file.Text)
                      where RuleCatalogue.Find(id.Value) is null
                      select $"{file.Path}: {id.Value}";

        Assert.Empty(unknown.Distinct());
    }

    [Fact]
    public void Rule_ids_are_unique_and_the_order_of_the_catalogue_is_theirs()
    {
        var ids = RuleCatalogue.All.Select(rule => rule.Id).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal).Distinct(), ids);
    }

    [Fact]
    public void No_document_and_no_file_of_the_product_names_a_path_of_the_machine_it_was_written_on()
    {
        var wrong = from file in Repository.AllSources
                    where MachinePath().IsMatch(file.Text)
                    select file.Path;

        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"\]\((?<target>(?!https?:|mailto:|#)[^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex RelativeLink();

    [GeneratedRegex("AEV[0-9]{4}")]
    private static partial Regex RuleId();

    [GeneratedRegex(@"(^|[^A-Za-z0-9.])/(work|farm|opt/nuget)/", RegexOptions.Multiline)]
    private static partial Regex MachinePath();
}
