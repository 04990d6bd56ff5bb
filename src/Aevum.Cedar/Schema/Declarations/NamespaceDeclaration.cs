using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Declarations;

/// <summary>One namespace with its declarations in source order. Filled by a reader, and not changed after that.</summary>
internal sealed class NamespaceDeclaration(string name, IReadOnlyList<Annotation> annotations, SourceSpan span)
{
    /// <summary>The name; empty for declarations outside every namespace.</summary>
    internal string Name { get; } = name;

    internal IReadOnlyList<Annotation> Annotations { get; } = annotations;

    /// <summary>Where the name stands.</summary>
    internal SourceSpan Span { get; } = span;

    internal List<CommonTypeDeclaration> CommonTypes { get; } = [];

    internal List<EntityTypeDeclaration> EntityTypes { get; } = [];

    internal List<ActionDeclaration> Actions { get; } = [];

    internal bool IsEmpty => CommonTypes.Count == 0 && EntityTypes.Count == 0 && Actions.Count == 0;
}
