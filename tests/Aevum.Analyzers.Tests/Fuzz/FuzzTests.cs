using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Aevum.Analyzers.Tests.Fuzz;

/// <summary>Random valid and broken files through every analyzer and every fix: nothing may throw.</summary>
public sealed partial class FuzzTests
{
    private const int Files = 5000;
    private const int FilesPerProject = 25;

    internal static readonly ImmutableArray<CodeFixProvider> Fixes = [.. typeof(CodeFixes.Barriers.RemoveBarrierCallFix).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<ExportCodeFixProviderAttribute>() is not null)
        .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!)];

    [Fact]
    public async Task Five_thousand_random_files_make_no_analyzer_and_no_fix_throw()
    {
        var mutator = new SourceMutator(Seeds(), seed: 20261120);
        var (found, broken) = (0, 0);
        for (var done = 0; done < Files; done += FilesPerProject)
        {
            var texts = Enumerable.Range(0, FilesPerProject).Select(_ => mutator.Next()).ToArray();
            var (findings, faulty) = await AnalyzeAsync(texts);
            found += findings;
            broken += faulty;
        }

        // Files that never reach a rule would prove nothing, and neither would files of one kind only.
        Assert.True(found > 1000, $"only {found} findings");
        Assert.InRange(broken, 1000, Files - 1000);
    }

    /// <summary>The number of findings, and of files that do not compile. An analyzer that throws is an exception here, never a finding.</summary>
    private static async Task<(int Findings, int Broken)> AnalyzeAsync(string[] texts)
    {
        using var workspace = new AdhocWorkspace();
        var test = KitTest.Project([.. texts.Select((text, index) => $"namespace Fuzz{index} {{\n{text}\n}}")]);
        var project = (test with { Properties = ImmutableDictionary<string, string>.Empty.Add("AevumPosture", "production") }).AddTo(workspace.CurrentSolution, text => text);
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var diagnostics = await Analysis.RunAsync(compilation, KitTest.AllAnalyzers(), project.AnalyzerOptions, concurrent: true, TestContext.Current.CancellationToken);
        foreach (var diagnostic in diagnostics)
        {
            await ApplyAsync(project, diagnostic);
        }

        var broken = compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(diagnostic => diagnostic.Location.SourceTree).OfType<SyntaxTree>();
        return (diagnostics.Length, broken.Distinct().Count());
    }

    private static async Task ApplyAsync(Project project, Diagnostic diagnostic)
    {
        foreach (var provider in Fixes.Where(provider => provider.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            foreach (var action in await FixActions.OfAsync(project, diagnostic, provider, TestContext.Current.CancellationToken))
            {
                await action.GetOperationsAsync(TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>The texts of the corpus, without markup: every form of every rule, and its near misses.</summary>
    internal static List<string> Seeds()
    {
        var cases = Path.Combine(TestReferences.RepositoryRoot, "tests", "Corpus", "Cases");
        var seeds = new List<string>();
        foreach (var file in Directory.EnumerateFiles(cases, "*.cs.txt", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var text = Markup().Replace(File.ReadAllText(file), string.Empty).Replace("|}", string.Empty, StringComparison.Ordinal);
            foreach (var line in text.Split('\n').Where(line => line.StartsWith("//// with:", StringComparison.Ordinal)))
            {
                var body = line[(line.IndexOf("=>", StringComparison.Ordinal) + 2)..].Trim();
                seeds.Add(body.Contains("class ", StringComparison.Ordinal) ? body : Wrapped(body));
            }
        }

        return seeds;
    }

    private static string Wrapped(string body) => body.EndsWith(';') || body.EndsWith('}')
        ? $"static class P {{ static async Task M(AevumEngine engine, JsonElement data, string outside) {{ {body} await Task.Yield(); }} }}"
        : $"static class P {{ static object M(AevumEngine engine, JsonElement data, string outside) => new QueryRequest {{ SubjectIds = [\"s-1\"], Actor = \"a-1\", Purpose = {body} }}; }}";

    [GeneratedRegex(@"\{\|(AEV\d{4}|#\d+):")]
    private static partial Regex Markup();
}
