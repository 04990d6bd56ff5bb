using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>
/// A fix with several ways to repair a finding, each with its own light bulb. A way is offered only when its edit is possible. Fix All takes the
/// same way for every finding that offers it, through one editor, so that edits never overlap.
/// </summary>
public abstract class ChoiceFix : CodeFixProvider
{
    private protected ChoiceFix(params ImmutableArray<string> ids) => FixableDiagnosticIds = ids;

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        var model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var choice in Choices(new FixPlace(root, model, diagnostic), context.CancellationToken))
            {
                context.RegisterCodeFix(CodeAction.Create(choice.Title, token => ApplyAsync(context.Document, [diagnostic], choice.Key, token), choice.Key), diagnostic);
            }
        }
    }

    /// <summary>The ways that are possible at <paramref name="place"/>.</summary>
    private protected abstract IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken);

    private async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics)
        {
            var place = new FixPlace(editor.OriginalRoot, editor.SemanticModel, diagnostic);
            Choices(place, cancellationToken).FirstOrDefault(choice => choice.Key == key)?.Apply(editor);
        }

        return editor.GetChangedDocument();
    }
}
