using Microsoft.CodeAnalysis.CodeActions;

namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>
/// The base of every fix in source: one or several ways to repair a finding, each with its own light bulb. A way is offered only when its edit is possible and
/// the file holds afterwards (<see cref="FixProof"/>). Fix All takes the same way for every finding that offers it.
/// </summary>
public abstract class ChoiceFix : CodeFixProvider
{
    private protected ChoiceFix(params ImmutableArray<SafetyRule> rules) => FixableDiagnosticIds = [.. rules.Select(rule => rule.Id)];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <summary>True when the repair of one finding can repair a later one, or forbid its repair.</summary>
    private protected virtual bool DependsOnEarlierEdits => false;

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => new InOrderFixAll(this);

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await FixProof.OfAsync(context.Document, context.CancellationToken).ConfigureAwait(false) is not { } proof)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            foreach (var choice in FixPlace.Of(proof.Root, proof.Model, diagnostic) is { } place ? Choices(place, context.CancellationToken) : [])
            {
                var changed = await EditAsync(context.Document, [choice], context.CancellationToken).ConfigureAwait(false);
                if (await proof.HoldsForAsync(changed, context.CancellationToken).ConfigureAwait(false))
                {
                    context.RegisterCodeFix(CodeAction.Create(choice.Title, _ => Task.FromResult(changed), choice.Key), diagnostic);
                }
            }
        }
    }

    /// <summary>The file after the repair of all findings that offer the way <paramref name="key"/>: the same as after one light bulb after the other.</summary>
    internal async Task<Document> ApplyAllAsync(Document document, IEnumerable<Diagnostic> diagnostics, string key, CancellationToken cancellationToken)
    {
        if (await FixProof.OfAsync(document, cancellationToken).ConfigureAwait(false) is not { } proof)
        {
            return document;
        }

        ImmutableArray<FixPlace> places = [.. diagnostics
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Length)
            .Select(diagnostic => FixPlace.Of(proof.Root, proof.Model, diagnostic))
            .OfType<FixPlace>()];
        if (!DependsOnEarlierEdits)
        {
            var choices = places.Select(place => ChoiceAt(place, key, cancellationToken)).OfType<FixChoice>().GroupBy(choice => choice.Target).Select(group => group.First());
            var changed = await EditAsync(document, [.. choices], cancellationToken).ConfigureAwait(false);
            if (await proof.HoldsForAsync(changed, cancellationToken).ConfigureAwait(false))
            {
                return changed;
            }
        }

        return await ApplyInTurnAsync(document.WithSyntaxRoot(proof.Root.TrackNodes(places.SelectMany(place => new[] { place.Node, place.Origin }).Distinct())), places, key, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The ways that are possible at <paramref name="place"/>.</summary>
    private protected abstract IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken);

    /// <summary>True when the edits before have repaired the finding at <paramref name="place"/>.</summary>
    private protected virtual bool IsRepaired(FixPlace place, CancellationToken cancellationToken) => false;

    private async Task<Document> ApplyInTurnAsync(Document document, ImmutableArray<FixPlace> places, string key, CancellationToken cancellationToken)
    {
        foreach (var place in places)
        {
            if (await FixProof.OfAsync(document, cancellationToken).ConfigureAwait(false) is { } proof
                && place.In(proof.Root, proof.Model) is { } moved
                && !IsRepaired(moved, cancellationToken)
                && ChoiceAt(moved, key, cancellationToken) is { } choice)
            {
                var changed = await EditAsync(document, [choice], cancellationToken).ConfigureAwait(false);
                document = await proof.HoldsForAsync(changed, cancellationToken).ConfigureAwait(false) ? changed : document;
            }
        }

        return document;
    }

    private FixChoice? ChoiceAt(FixPlace place, string key, CancellationToken cancellationToken) => Choices(place, cancellationToken).FirstOrDefault(choice => choice.Key == key);

    private static async Task<Document> EditAsync(Document document, ImmutableArray<FixChoice> choices, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        foreach (var choice in choices)
        {
            choice.Apply(editor);
        }

        return editor.GetChangedDocument();
    }
}
