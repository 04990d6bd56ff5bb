using System.Globalization;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.CodeFixes.Deployment;

/// <summary>AEV5001 in a deployment file: deletes what gives the variable a value. The reader of the file has said what that is.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RemoveDeploymentLineFix), DocumentKinds = [nameof(TextDocumentKind.AdditionalDocument)], DocumentExtensions = [".json", ".yml", ".yaml", ".env", ".Dockerfile", ""])]
[Shared]
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
            if (RemovalOf(diagnostic) is { } span && span.End <= text.Length && context.TextDocument is AdditionalDocument document)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, token => RemoveAsync(document, span, token), equivalenceKey: nameof(RemoveDeploymentLineFix)), diagnostic);
            }
        }
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
