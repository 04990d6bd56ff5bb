using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;

namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>
/// A fix that edits the file of the finding. It is offered only when <see cref="CanFix"/> says that the edit is possible; Fix All applies the same edit
/// to every finding through one editor, so that edits never overlap.
/// </summary>
public abstract class SyntaxFix : CodeFixProvider
{
    private protected SyntaxFix(string title, params ImmutableArray<string> ids)
    {
        Title = title;
        FixableDiagnosticIds = ids;
    }

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    private string Title { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create(async (context, document, diagnostics) => await ApplyAsync(document, diagnostics, context.CancellationToken).ConfigureAwait(false));

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
            var place = new FixPlace(root, model, diagnostic);
            if (CanFix(place, context.CancellationToken))
            {
                context.RegisterCodeFix(CodeAction.Create(Title, token => ApplyAsync(context.Document, [diagnostic], token), equivalenceKey: GetType().Name), diagnostic);
            }
        }
    }

    private protected abstract bool CanFix(FixPlace place, CancellationToken cancellationToken);

    private protected abstract void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken);

    /// <summary>Leaves out the findings that the repair of an earlier one repairs too, as they would be gone when fixes are applied one by one.</summary>
    private protected virtual IEnumerable<FixPlace> WithoutRepaired(ImmutableArray<FixPlace> places) => places;

    private async Task<Document> ApplyAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var places = diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => new FixPlace(editor.OriginalRoot, editor.SemanticModel, diagnostic))
            .Where(place => CanFix(place, cancellationToken));
        foreach (var place in WithoutRepaired([.. places]))
        {
            Fix(place, editor, cancellationToken);
        }

        return editor.GetChangedDocument();
    }
}
