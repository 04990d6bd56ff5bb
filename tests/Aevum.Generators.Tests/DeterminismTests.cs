using System.Globalization;

namespace Aevum.Generators.Tests;

public sealed class DeterminismTests
{
    private static readonly string[] Files = [Scenario.SupportTicket, Scenario.AcmeSigner, Purpose("b-purpose", "B"), Purpose("a-purpose", "A"), Purpose("C-purpose", "C"), Purpose("\u0131-purpose", "I")];

    [Fact]
    public void Two_runs_write_the_same_bytes() => Assert.Equal(Generate(Files), Generate(Files));

    [Fact]
    public void The_order_of_the_files_does_not_matter()
    {
        var shuffled = Files.ToArray();
        new Random(20261120).Shuffle(shuffled);

        Assert.Equal(Generate(Files), Generate(shuffled));
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("sv-SE")]
    public void The_culture_does_not_matter(string name)
    {
        var expected = Generate(Files);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(name) { NumberFormat = { NegativeSign = "~" } };

            Assert.Equal(expected, Generate(Files));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void Lines_end_with_a_line_feed_and_nothing_trails()
    {
        var texts = Scenario.OwnFiles(Scenario.Run(Scenario.Compile(Scenario.Hosted, Files))).Select(file => file.Value).ToList();

        Assert.All(texts, text => Assert.DoesNotContain('\r', text));
        Assert.All(texts, text => Assert.DoesNotContain(text.Split('\n'), line => line.EndsWith(' ')));
        Assert.All(texts, text => Assert.DoesNotContain("/src/", text, StringComparison.Ordinal));
    }

    private static string Purpose(string name, string type) =>
        $"namespace Acme; [Aevum.ConsentPurpose(\"{name}\", Grantee = \"agent\", Operations = Aevum.ConsentOperations.Query)] public partial class {type};";

    private static string Generate(string[] files) =>
        string.Join("\n", Scenario.Run(Scenario.Compile(Scenario.Hosted, files)).Files.Select(file => file.Key + "\n" + file.Value));
}
