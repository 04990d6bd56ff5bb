using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Testing;

/// <summary>Asks a provider for its actions and applies one.</summary>
public static class FixActions
{
    /// <summary>The findings of <paramref name="project"/> that <paramref name="provider"/> says it can fix.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindAsync(Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, CodeFixProvider provider, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var found = await Analysis.RunAsync(compilation, analyzers, project.AnalyzerOptions, concurrent: true, cancellationToken);
        return [.. found.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))];
    }

    /// <summary>The actions for one finding; those nested in a menu are taken out of it.</summary>
    public static async Task<ImmutableArray<CodeAction>> OfAsync(Project project, Diagnostic diagnostic, CodeFixProvider provider, CancellationToken cancellationToken)
    {
        if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document)
        {
            return [];
        }

        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
        return [.. actions.SelectMany(action => action.NestedActions.IsEmpty ? [action] : action.NestedActions.AsEnumerable())];
    }

    /// <summary>The first finding that offers the action with the key (or the only one), and that action; null when none does.</summary>
    public static async Task<(Document Document, CodeAction Action)?> FirstAsync(
        Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, CodeFixProvider provider, string? equivalenceKey, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in await FindAsync(project, analyzers, provider, cancellationToken))
        {
            if (Choose(await OfAsync(project, diagnostic, provider, cancellationToken), equivalenceKey) is { } action)
            {
                return (project.GetDocument(diagnostic.Location.SourceTree)!, action);
            }
        }

        return null;
    }

    /// <summary>The solution after the action.</summary>
    public static async Task<Solution> ApplyAsync(CodeAction action, CancellationToken cancellationToken) =>
        (await action.GetOperationsAsync(cancellationToken)).OfType<ApplyChangesOperation>().Single().ChangedSolution;

    /// <summary>The solution after Fix All in <paramref name="scope"/>.</summary>
    public static Task<Solution> ApplyAllAsync(
        Project project, ImmutableArray<DiagnosticAnalyzer> analyzers, CodeFixProvider provider, string equivalenceKey, FixAllScope scope, CancellationToken cancellationToken) =>
        new FixAllRun(provider, analyzers, equivalenceKey).ApplyAsync(project, scope, cancellationToken);

    private static CodeAction? Choose(ImmutableArray<CodeAction> actions, string? equivalenceKey)
    {
        var keys = actions.Select(action => action.EquivalenceKey).ToArray();
        if (Array.Exists(keys, string.IsNullOrEmpty) || keys.Distinct().Count() < keys.Length)
        {
            throw new HarnessException($"Every code action needs an equivalence key of its own: '{string.Join("', '", keys)}'.");
        }

        return equivalenceKey is not null || actions.Length < 2
            ? actions.FirstOrDefault(action => equivalenceKey is null || action.EquivalenceKey == equivalenceKey)
            : throw new HarnessException($"Several actions are offered, name one: {string.Join(", ", keys)}.");
    }
}
