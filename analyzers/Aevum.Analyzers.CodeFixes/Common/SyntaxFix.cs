namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>A fix with one way to repair a finding. It is offered when there is a node that can be edited.</summary>
public abstract class SyntaxFix : ChoiceFix
{
    private readonly string _title;

    private protected SyntaxFix(string title, params ImmutableArray<SafetyRule> rules)
        : base(rules) => _title = title;

    /// <summary>The node to edit; null when the edit is not possible.</summary>
    private protected abstract SyntaxNode? Target(FixPlace place, CancellationToken cancellationToken);

    private protected abstract void Fix(FixPlace place, SyntaxNode target, SyntaxEditor editor, CancellationToken cancellationToken);

    private protected sealed override IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken) =>
        Target(place, cancellationToken) is { } target ? [new FixChoice(_title, GetType().Name, target, editor => Fix(place, target, editor, cancellationToken))] : [];
}
