namespace Aevum.Cedar.Schema.Declarations;

/// <summary><c>entity Name in […] = {…} tags …;</c> or <c>entity Name enum […];</c></summary>
internal sealed class EntityTypeDeclaration
{
    /// <summary>A type whose entities may have any identifier.</summary>
    internal EntityTypeDeclaration(DeclaredName name, IReadOnlyList<NameReference> parents, TypeExpression? shape, TypeExpression? tags)
    {
        Name = name;
        Parents = parents;
        Shape = shape;
        Tags = tags;
        Choices = [];
    }

    /// <summary>A type whose entities are listed.</summary>
    internal EntityTypeDeclaration(DeclaredName name, IReadOnlyList<string> choices)
    {
        Name = name;
        Parents = [];
        Choices = choices;
        IsEnumerated = true;
    }

    internal DeclaredName Name { get; }

    internal IReadOnlyList<NameReference> Parents { get; }

    /// <summary>Null for an entity type without attributes.</summary>
    internal TypeExpression? Shape { get; }

    /// <summary>Null for an entity type without tags.</summary>
    internal TypeExpression? Tags { get; }

    /// <summary>The identifiers of an enumerated type in source order.</summary>
    internal IReadOnlyList<string> Choices { get; }

    internal bool IsEnumerated { get; }
}
