namespace Aevum.Cedar.Schema.Declarations;

/// <summary>A schema as it was written: names are not yet resolved. Both forms, text and JSON, are read into this and written from it.</summary>
internal sealed class SchemaDocument(IReadOnlyList<NamespaceDeclaration> namespaces)
{
    /// <summary>The namespaces in source order, at most one of each name.</summary>
    internal IReadOnlyList<NamespaceDeclaration> Namespaces { get; } = namespaces;
}
