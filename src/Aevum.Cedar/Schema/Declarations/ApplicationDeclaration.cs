namespace Aevum.Cedar.Schema.Declarations;

/// <summary>To whom and what an action applies, and with which context.</summary>
internal sealed class ApplicationDeclaration(IReadOnlyList<NameReference> principals, IReadOnlyList<NameReference> resources, TypeExpression? context)
{
    internal IReadOnlyList<NameReference> Principals { get; } = principals;

    internal IReadOnlyList<NameReference> Resources { get; } = resources;

    /// <summary>Null for a context without attributes.</summary>
    internal TypeExpression? Context { get; } = context;
}
