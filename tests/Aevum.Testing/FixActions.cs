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
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(provider);
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var found = await Analysis.RunAsync(compilation, analyzers, project.AnalyzerOptions, concurrent: true, cancellationToken);
        return [.. found.Where(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id))];
    }

    /// <summary>The actions for one finding; those nested in a menu are taken out of it.</summary>
    public static async Task<ImmutableArray<CodeAction>> OfAsync(Project project, Diagnostic diagnostic, CodeFixProvider provider, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(project);
        ArgumentNullException.ThrowIfNull(diagnostic);
        ArgumentNullException.ThrowIfNull(provider);
        if (project.GetDocument(diagnostic.Location.SourceTree) is not { } document)
        {
            return [];
        }

        var actions = ImmutableArray.CreateBuilder<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
        return [.. actions.SelectMany(action => action.NestedActions.IsEmpty ? [action] : action.NestedActions.AsEnumerable())];
    }

    /// <summary>The action with the key, or the only one.</summary>
    public static CodeAction? Choose(ImmutableArray<CodeAction> actions, string? equivalenceKey)
    {
        if (actions.Any(action => string.IsNullOrEmpty(action.EquivalenceKey)))
        {
            throw new HarnessException("A code action has no equivalence key.");
        }

        if (actions.GroupBy(action => action.EquivalenceKey).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new HarnessException($"Two code actions share the equivalence key '{twice.Key}'.");
        }

        if (equivalenceKey is null && actions.Length > 1)
        {
            throw new HarnessException($"Several actions are offered, name one: {string.Join(", ", actions.Select(action => action.EquivalenceKey))}.");
        }

        return actions.FirstOrDefault(action => equivalenceKey is null || action.EquivalenceKey == equivalenceKey);
    }

    /// <summary>The solution after the action.</summary>
    public static async Task<Solution> ApplyAsync(CodeAction action, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(action);
        var operations = await action.GetOperationsAsync(cancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
    }
}
