namespace Aevum.Cedar.Schema.Declarations;

/// <summary><c>action "name" in […] appliesTo {…};</c></summary>
internal sealed class ActionDeclaration(DeclaredName name, IReadOnlyList<ActionReference> parents, ApplicationDeclaration? application)
{
    internal DeclaredName Name { get; } = name;

    internal IReadOnlyList<ActionReference> Parents { get; } = parents;

    /// <summary>Null for an action that applies to nothing, such as a group.</summary>
    internal ApplicationDeclaration? Application { get; } = application;
}
