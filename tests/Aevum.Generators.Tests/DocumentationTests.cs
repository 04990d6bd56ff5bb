using System.Globalization;
using System.Text.RegularExpressions;
using Aevum.Testing;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Tests;

/// <summary>What docs/generators.md shows is compiled, and what it quotes is what the compiler says.</summary>
public sealed partial class DocumentationTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(TestReferences.RepositoryRoot, "docs/generators.md"));

    public static TheoryData<string, string, string> Quotes
    {
        get
        {
            var quotes = new TheoryData<string, string, string>();
            foreach (Match row in Quote().Matches(Page))
            {
                quotes.Add(row.Groups["code"].Value, row.Groups["id"].Value, row.Groups["message"].Value);
            }

            return quotes;
        }
    }

    [Fact]
    public void The_page_quotes_an_undeclared_operation_a_wrong_subject_and_a_string() => Assert.Equal(["CS1061", "CS1503", "CS1503"], Quotes.Select(quote => quote.Data.Item2));

    [Theory]
    [MemberData(nameof(Quotes))]
    public void A_quoted_message_is_the_compilers(string code, string id, string message)
    {
        var use = code.Replace("…", "new CustomerId(\"ada\"), default, null!", StringComparison.Ordinal);

        var output = Scenario.Run(Scenario.Compile(Declaration(), $"namespace Acme; using Aevum; public static class Program {{ public static object Use(AevumEngine engine) => {use}; }}")).Output;

        var error = Assert.Single(output.GetDiagnostics(), fault => fault.Severity == DiagnosticSeverity.Error);
        Assert.Equal((id, message), (error.Id, error.GetMessage(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void The_quoted_seal_is_the_generators()
    {
        var run = Scenario.Run(Scenario.Compile(Scenario.SupportTicket), BuildProperties.Production.With("RunAnalyzers", "false"));

        Assert.Contains("> error AEV9001: " + Assert.Single(run.Diagnostics).GetMessage(CultureInfo.InvariantCulture) + "\n", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("samples/SupportDesk")]
    [InlineData("samples/MinimalApi")]
    public void The_samples_write_no_grant_and_no_request_of_a_purpose_by_hand(string sample)
    {
        var files = Directory.GetFiles(Path.Combine(TestReferences.RepositoryRoot, sample), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(File.ReadAllText)
            .ToList();

        Assert.Contains(files, text => text.Contains("[ConsentPurpose(", StringComparison.Ordinal));
        Assert.All(files, text => Assert.DoesNotMatch(@"new (ConsentGrant|IngestRequest|QueryRequest|ReplayRequest)\b", text));
    }

    /// <summary>The first example of the page, and the other kind of subject that a row of the table uses.</summary>
    private static string Declaration() =>
        "namespace Acme; using Aevum; public readonly record struct EmployeeId(string SubjectId) : IConsentSubject; " + FirstExample().Match(Page).Groups["code"].Value;

    [GeneratedRegex(@"^\| `(?<code>OrderTracking\.[^`]+)`[^|]*\| error (?<id>CS\d+): (?<message>[^|]+) \|$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Quote();

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex FirstExample();
}
