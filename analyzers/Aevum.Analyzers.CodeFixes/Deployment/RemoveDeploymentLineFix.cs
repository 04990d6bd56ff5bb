using System.Globalization;
using Aevum.Analyzers.Deployment.Files;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.CodeFixes.Deployment;

/// <summary>
/// AEV5001 in a deployment file: deletes what gives the variable a value. The reader of the file says what that is, and is asked again: a file that has changed since
/// it was reported offers nothing, and neither does one where the deletion would leave the finding or make another.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDeploymentLineFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)]), Shared]
public sealed class RemoveDeploymentLineFix : CodeFixProvider
{
    private const string Title = "Remove the line";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [RuleCatalogue.DevelopmentModeShipped.Id];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new DeploymentFileFixAll(Title, nameof(RemoveDeploymentLineFix));

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var text = await context.TextDocument.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (RemovalOf(diagnostic) is { } span && context.TextDocument is AdditionalDocument { FilePath: { } path } document && IsProved(DeploymentFileName.KindOf(path), text, span))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, token => RemoveAsync(document, span, token), equivalenceKey: nameof(RemoveDeploymentLineFix)), diagnostic);
            }
        }
    }

    private static bool IsProved(DeploymentFileKind kind, SourceText text, TextSpan removal)
    {
        var before = DeploymentFileScanner.Scan(kind, text.ToString());
        return before.Any(setting => setting.Removal == removal) && DeploymentFileScanner.Scan(kind, text.Replace(removal, string.Empty).ToString()).Count < before.Count;
    }

    private static TextSpan? RemovalOf(Diagnostic diagnostic)
    {
        var isGiven = int.TryParse(Property(diagnostic, "RemovalStart"), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            & int.TryParse(Property(diagnostic, "RemovalLength"), NumberStyles.None, CultureInfo.InvariantCulture, out var length);
        return isGiven ? new TextSpan(start, length) : null;
    }

    private static string? Property(Diagnostic diagnostic, string name) => diagnostic.Properties.TryGetValue(name, out var value) ? value : null;

    private static async Task<Solution> RemoveAsync(AdditionalDocument document, TextSpan span, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return document.Project.Solution.WithAdditionalDocumentText(document.Id, text.Replace(span, string.Empty));
    }
}
