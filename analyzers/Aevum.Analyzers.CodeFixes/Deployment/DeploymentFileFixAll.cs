using Aevum.Analyzers.Deployment.Files;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.CodeFixes.Deployment;

/// <summary>
/// Fix All for deployment files, in a project and in a solution. The compiler's own providers know source only, and a context cannot name one file that is not
/// source, so there is no scope for one document. Each file is read again after each removal: the same as one light bulb after the other.
/// </summary>
internal sealed class DeploymentFileFixAll(string title, string key) : FixAllProvider
{
    /// <inheritdoc/>
    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Project, FixAllScope.Solution];

    /// <inheritdoc/>
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var projects = fixAllContext.Scope == FixAllScope.Solution ? fixAllContext.Solution.Projects : [fixAllContext.Project];
        var files = ImmutableArray.CreateBuilder<TextDocument>();
        foreach (var project in projects)
        {
            var reported = await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            var paths = reported.Where(IsInFile).Select(diagnostic => diagnostic.Location.GetLineSpan().Path).ToImmutableHashSet(StringComparer.Ordinal);
            files.AddRange(project.AdditionalDocuments.Where(document => document.FilePath is { } path && paths.Contains(path)));
        }

        return files.Count == 0 ? null : CodeAction.Create(title, token => RemoveAsync(fixAllContext.Solution, files.ToImmutable(), token), key);
    }

    private static bool IsInFile(Diagnostic diagnostic) => diagnostic.Id == RuleCatalogue.DevelopmentModeShipped.Id && diagnostic.Location.Kind == LocationKind.ExternalFile;

    private static async Task<Solution> RemoveAsync(Solution solution, ImmutableArray<TextDocument> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            var text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            solution = solution.WithAdditionalDocumentText(file.Id, WithoutSettings(DeploymentFileName.KindOf(file.FilePath!), text));
        }

        return solution;
    }

    /// <summary>Ends, because every removal makes the text shorter.</summary>
    private static SourceText WithoutSettings(DeploymentFileKind kind, SourceText text)
    {
        while (DeploymentFileScanner.Scan(kind, text.ToString()).Select(setting => setting.Removal).FirstOrDefault(removal => !removal.IsEmpty) is { IsEmpty: false } removal)
        {
            text = text.Replace(removal, string.Empty);
        }

        return text;
    }
}
