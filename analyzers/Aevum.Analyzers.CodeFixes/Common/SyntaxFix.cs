namespace Aevum.Analyzers.CodeFixes.Common;

/// <summary>A fix with one way to repair a finding. It is offered when <see cref="CanFix"/> says that the edit is possible.</summary>
public abstract class SyntaxFix : ChoiceFix
{
    private readonly string _title;

    private protected SyntaxFix(string title, params ImmutableArray<string> ids)
        : base(ids) => _title = title;

    private protected abstract bool CanFix(FixPlace place, CancellationToken cancellationToken);

    private protected abstract void Fix(FixPlace place, SyntaxEditor editor, CancellationToken cancellationToken);

    private protected sealed override IEnumerable<FixChoice> Choices(FixPlace place, CancellationToken cancellationToken) =>
        CanFix(place, cancellationToken) ? [new FixChoice(_title, GetType().Name, editor => Fix(place, editor, cancellationToken))] : [];
}
