extern alias generators;

using System.Collections.Concurrent;
using Aevum.Testing;
using generators::Aevum.Generators;
using Microsoft.CodeAnalysis;

namespace Aevum.Corpus;

/// <summary>
/// Asks the generator itself about the cases of AEV9002 to AEV9010: the rules say which declarations it can live with, and this says whether that is so,
/// whatever the labels say. Nothing is known here of how the rules decide.
/// </summary>
public sealed class DeclarationTests
{
    private static readonly string[] Rules = ["AEV9002", "AEV9003", "AEV9004", "AEV9005", "AEV9006", "AEV9007", "AEV9008", "AEV9009", "AEV9010"];

    [Fact]
    public async Task What_no_rule_reports_compiles_with_its_generated_code() => Assert.Equal("", await ErrorsAsync(each => !each.IsPositive, _ => true));

    [Fact]
    public async Task No_generated_file_has_an_error_even_where_a_rule_reports() => Assert.Equal("", await ErrorsAsync(each => each.IsPositive, IsGenerated));

    private static bool IsGenerated(SyntaxTree tree) => !tree.FilePath.StartsWith("/test/", StringComparison.Ordinal);

    /// <summary>Generated code calls the kernel <c>global::Aevum</c>; where it has another alias alone, the compiler says so.</summary>
    private static bool IsAliased(CorpusCase each) => each.Setting("reference") == "alias";

    private static async Task<string> ErrorsAsync(Func<CorpusCase, bool> isAsked, Func<SyntaxTree, bool> isLookedAt)
    {
        var errors = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(CorpusTests.AllCases.Where(each => Rules.Contains(each.Rule) && !IsAliased(each) && isAsked(each)), TestContext.Current.CancellationToken, async (each, token) =>
        {
            using var workspace = new AdhocWorkspace();
            var project = CorpusRunner.Project(each).AddTo(workspace.CurrentSolution, text => text);
            var run = GeneratorRun.Start((await project.GetCompilationAsync(token))!, [new AevumGenerator()]);
            foreach (var error in run.Output.GetDiagnostics(token).Where(found => found.Severity == DiagnosticSeverity.Error && isLookedAt(found.Location.SourceTree!)))
            {
                errors.Add($"{each}: {error}");
            }
        });
        return string.Join('\n', errors.Order(StringComparer.Ordinal));
    }
}
