using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Testing;

/// <summary>Fix All in one scope.</summary>
internal sealed class FixAllRun(CodeFixProvider provider, ImmutableArray<DiagnosticAnalyzer> analyzers, string? equivalenceKey)
{
    public async Task<Solution> ApplyAsync(Project project, FixAllScope scope, CancellationToken cancellationToken)
    {
        var fixAll = provider.GetFixAllProvider() ?? throw new HarnessException("The provider has no Fix All.");
        var (document, first) = await FixActions.FirstAsync(project, analyzers, provider, equivalenceKey, cancellationToken) ?? throw new HarnessException("No finding offers the action.");
        var key = first.EquivalenceKey!;
        var context = scope == FixAllScope.Document
            ? new FixAllContext(document, provider, scope, key, provider.FixableDiagnosticIds, new Source(provider, analyzers), cancellationToken)
            : new FixAllContext(document.Project, provider, scope, key, provider.FixableDiagnosticIds, new Source(provider, analyzers), cancellationToken);
        var action = await fixAll.GetFixAsync(context) ?? throw new HarnessException($"Fix All in {scope} offers nothing.");
        return await FixActions.ApplyAsync(action, cancellationToken);
    }

    private sealed class Source(CodeFixProvider provider, ImmutableArray<DiagnosticAnalyzer> analyzers) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            await FixActions.FindAsync(project, analyzers, provider, cancellationToken);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await GetAllDiagnosticsAsync(document.Project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            (await GetAllDiagnosticsAsync(project, cancellationToken)).Where(diagnostic => diagnostic.Location.SourceTree is null);
    }
}
