using Microsoft.CodeAnalysis.CodeActions;

namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>
/// Fix All for fixes in source. One file is repaired after the other, each in the project as the files before have left it: a purpose that is declared in one file
/// is known in the next. The compiler's own provider repairs all files side by side, and two of them could declare the same.
/// </summary>
internal sealed class InOrderFixAll(ChoiceFix fix) : FixAllProvider
{
    /// <inheritdoc/>
    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult(fixAllContext.CodeActionEquivalenceKey is { } key
        ? CodeAction.Create($"Repair every {string.Join(", ", fixAllContext.DiagnosticIds)}", token => ApplyAsync(fixAllContext, key, token), key)
        : null);

    private async Task<Solution> ApplyAsync(FixAllContext context, string key, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        foreach (var (document, diagnostics) in await FindingsAsync(context).ConfigureAwait(false))
        {
            // A file that is linked into two projects changes in both at once.
            if (solution.GetDocument(document.Id) is { } current
                && await current.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) == await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false))
            {
                solution = (await fix.ApplyAllAsync(current, diagnostics, key, cancellationToken).ConfigureAwait(false)).Project.Solution;
            }
        }

        return solution;
    }

    private static async Task<List<(Document Document, ImmutableArray<Diagnostic> Diagnostics)>> FindingsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } only })
        {
            return [(only, await context.GetDocumentDiagnosticsAsync(only).ConfigureAwait(false))];
        }

        var findings = new List<(Document, ImmutableArray<Diagnostic>)>();
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            var found = await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            findings.AddRange(found
                .GroupBy(diagnostic => project.GetDocument(diagnostic.Location.SourceTree))
                .Where(group => group.Key is not null)
                .OrderBy(group => group.Key!.FilePath, StringComparer.Ordinal)
                .Select(group => (group.Key!, group.ToImmutableArray())));
        }

        return findings;
    }
}
