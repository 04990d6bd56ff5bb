using Microsoft.CodeAnalysis.CodeActions;

namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>
/// The base of every fix in source: one or several ways to repair a finding, each with its own light bulb. A way is offered only when its edit is possible and
/// the file compiles after it as it did before. Fix All takes the same way for every finding that offers it, through one editor, so that edits never overlap.
/// </summary>
public abstract class ChoiceFix : CodeFixProvider
{
    private protected ChoiceFix(params ImmutableArray<string> ids) => FixableDiagnosticIds = ids;

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(
        async (context, document, diagnostics) => await ApplyAllAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken).ConfigureAwait(false));

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FixProof.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } proof)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            var place = new FixPlace(proof.Root, proof.Model, diagnostic);
            foreach (var choice in Choices(place, context.CancellationToken))
            {
                var changed = await EditAsync(context.Document, [place], choice.Key, context.CancellationToken).ConfigureAwait(false);
                if (await proof.HoldsForAsync(changed, context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(CodeAction.Create(choice.Title, _ => Task.FromResult(changed), choice.Key), diagnostic);
                }
            }
        }
    }

    /// <summary>The ways that are possible at <paramref name="place"/>.</summary>
    private protected abstract IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken);

    /// <summary>Leaves out the findings that the repair of an earlier one repairs too, as they would be gone when fixes are applied one by one.</summary>
    private protected virtual IEnumerable<FixPlace> WithoutRepaired(ImmutableArray<FixPlace> places) => places;

    /// <summary>All edits together; when they do not compile together, those that compile alone.</summary>
    private async Task<Document> ApplyAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        if (await FixProof.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } proof)
        {
            return document;
        }

        ImmutableArray<FixPlace> places = [.. diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start).Select(diagnostic => new FixPlace(proof.Root, proof.Model, diagnostic))];
        var changed = await EditAsync(document, places, key, cancellationToken).ConfigureAwait(false);
        if (await proof.HoldsForAsync(changed, cancellationToken).ConfigureAwait(false))
        {
            return changed;
        }

        var proved = ImmutableArray.CreateBuilder<FixPlace>();
        foreach (var place in places)
        {
            var alone = await EditAsync(document, [place], key, cancellationToken).ConfigureAwait(false);
            if (await proof.HoldsForAsync(alone, cancellationToken).ConfigureAwait(false))
            {
                proved.Add(place);
            }
        }

        return await EditAsync(document, proved.ToImmutable(), key, cancellationToken).ConfigureAwait(false);
    }

    private async Task<Document> EditAsync(Document document, ImmutableArray<FixPlace> places, string? key, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        ImmutableArray<FixPlace> possible = [.. places.Where(place => Choices(place, cancellationToken).Any(choice => choice.Key == key))];
        foreach (var place in WithoutRepaired(possible))
        {
            Choices(place, cancellationToken).First(choice => choice.Key == key).Apply(editor);
        }

        return editor.GetChangedDocument();
    }
}
