using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Testing;

/// <summary>
/// A case for a code fix. The fix with <see cref="EquivalenceKey"/> is applied until no finding offers it; the result must be <see cref="Fixed"/>
/// exactly, have only the findings marked there, and compile without new diagnostics. Fix All in document, project and solution must give the same.
/// </summary>
public sealed record FixTest
{
    private const int MaxRounds = 50;

    public required AnalyzerTest Before { get; init; }

    public required CodeFixProvider Provider { get; init; }

    /// <summary>The texts after the fix, in the order of the files, with markup for what remains; null when no fix may be offered.</summary>
    public required ImmutableArray<string>? Fixed { get; init; }

    /// <summary>True for a case about broken code: its files do not compile.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Which action to take; null when the provider offers only one.</summary>
    public string? EquivalenceKey { get; init; }

    /// <summary>Applies the fix in every scope.</summary>
    /// <exception cref="HarnessException">The result is not what the case says.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var project = Before.Project.AddTo(workspace.CurrentSolution, Before.Clean);
        var solution = (Before.Project with { AssemblyName = Before.Project.AssemblyName + "Twin" }).AddTo(project.Solution, Before.Clean).Solution;
        var before = await CompilerFaultsAsync(solution.GetProject(project.Id)!, cancellationToken);
        if (IsBroken != before.Keys.Any(fault => fault.StartsWith("Error", StringComparison.Ordinal)))
        {
            throw new HarnessException(IsBroken ? "The case is about broken code and compiles." : $"The case does not compile: {string.Join(", ", before.Keys)}.");
        }

        var (iterated, rounds) = await IterateAsync(solution, project.Id, cancellationToken);
        if (Fixed is null == rounds > 0)
        {
            throw new HarnessException(rounds > 0 ? "A fix is offered where none may be." : "No fix is offered.");
        }

        if (Fixed is not { } expected)
        {
            return;
        }

        await RequireTextsAsync("one by one", iterated.GetProject(project.Id)!, expected, cancellationToken);
        await RequireFindingsAsync(iterated.GetProject(project.Id)!, expected, cancellationToken);
        var introduced = (await CompilerFaultsAsync(iterated.GetProject(project.Id)!, cancellationToken)).Where(after => after.Value > before.GetValueOrDefault(after.Key)).Select(after => after.Key).ToArray();
        if (introduced.Length > 0)
        {
            throw new HarnessException($"The fix introduces compiler diagnostics: {string.Join(", ", introduced)}.");
        }

        await RequireFixAllAsync(solution, project.Id, expected, cancellationToken);
    }

    private async Task RequireFixAllAsync(Solution solution, ProjectId id, ImmutableArray<string> expected, CancellationToken cancellationToken)
    {
        var run = new FixAllRun(Provider, Before.Analyzers(), EquivalenceKey);
        var project = solution.GetProject(id)!;
        var inProject = await run.ApplyAsync(project, FixAllScope.Project, cancellationToken);
        await RequireTextsAsync("Fix All in project", inProject.GetProject(id)!, expected, cancellationToken);
        var inSolution = await run.ApplyAsync(project, FixAllScope.Solution, cancellationToken);
        foreach (var each in inSolution.Projects)
        {
            await RequireTextsAsync("Fix All in solution", each, expected, cancellationToken);
        }

        var inDocument = await run.ApplyAsync(project, FixAllScope.Document, cancellationToken);
        await RequireTextsAsync("Fix All in document", inDocument.GetProject(id)!, expected, cancellationToken, first: true);
    }

    private async Task<(Solution Solution, int Rounds)> IterateAsync(Solution solution, ProjectId id, CancellationToken cancellationToken)
    {
        var analyzers = Before.Analyzers();
        for (var round = 0; round < MaxRounds; round++)
        {
            if (await FixActions.FirstAsync(solution.GetProject(id)!, analyzers, Provider, EquivalenceKey, cancellationToken) is not { Action: var action })
            {
                return (solution, round);
            }

            solution = await FixActions.ApplyAsync(action, cancellationToken);
        }

        throw new HarnessException($"The fix is still offered after {MaxRounds} rounds: it does not remove its finding.");
    }

    private async Task RequireTextsAsync(string scope, Project project, ImmutableArray<string> expected, CancellationToken cancellationToken, bool first = false)
    {
        var documents = Before.Project.Files.Select(file => project.Documents.First(document => document.FilePath == file.Path)).ToArray();
        var count = first ? 1 : documents.Length;
        for (var index = 0; index < count; index++)
        {
            var wanted = Before.Clean(expected[index]);
            var text = (await documents[index].GetTextAsync(cancellationToken)).ToString();
            if (!string.Equals(wanted, text, StringComparison.Ordinal))
            {
                throw new HarnessException($"{scope}: {documents[index].FilePath} is not as expected.\n--- expected\n{wanted}\n--- actual\n{text}");
            }
        }
    }

    private async Task RequireFindingsAsync(Project project, ImmutableArray<string> expected, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var found = await Analysis.RunAsync(compilation, Before.Analyzers(), project.AnalyzerOptions, concurrent: true, cancellationToken);
        var marked = Before.Project.Files.Select((file, index) => (file.Path, MarkedText.Parse(expected[index], Before.DefaultId)));
        Comparison.Require("after the fix", [.. marked], found);
    }

    /// <summary>What the compiler says about the text, how often: one more of a kind that was there is new.</summary>
    private static async Task<Dictionary<string, int>> CompilerFaultsAsync(Project project, CancellationToken cancellationToken)
    {
        foreach (var document in project.Documents.Select(document => document.Id).ToArray())
        {
            project = project.GetDocument(document)!.WithText(SourceText.From((await project.GetDocument(document)!.GetTextAsync(cancellationToken)).ToString())).Project;
        }

        return (await project.GetCompilationAsync(cancellationToken))!.GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .GroupBy(diagnostic => $"{diagnostic.Severity} {diagnostic.Id}")
            .ToDictionary(group => group.Key, group => group.Count());
    }
}
