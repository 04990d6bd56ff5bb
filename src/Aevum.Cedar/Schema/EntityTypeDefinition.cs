using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema;

/// <summary>One declared entity type. Immutable and thread-safe.</summary>
public sealed class EntityTypeDefinition
{
    private readonly HashSet<string>? _choices;

    private EntityTypeDefinition(EntityReferenceType reference, string[] parents, RecordType attributes, CedarType? tags, string[]? choices, IReadOnlyList<Annotation> annotations)
    {
        Reference = reference;
        Parents = Array.AsReadOnly(parents);
        Attributes = attributes;
        Tags = tags;
        Choices = Array.AsReadOnly(choices ?? []);
        _choices = choices is null ? null : new(choices, StringComparer.Ordinal);
        Annotations = Array.AsReadOnly(annotations.ToArray());
    }

    /// <summary>The fully qualified name, for example <c>PhotoApp::User</c>.</summary>
    public string Name => Reference.Name;

    /// <summary>The type of references to such entities.</summary>
    public EntityReferenceType Reference { get; }

    /// <summary>The fully qualified names of the types whose entities may be direct parents.</summary>
    public IReadOnlyList<string> Parents { get; }

    /// <summary>The attributes; none for an enumerated type.</summary>
    public RecordType Attributes { get; }

    /// <summary>The type of each tag value; null when such entities have no tags.</summary>
    public CedarType? Tags { get; }

    /// <summary>True when the schema lists every entity of this type.</summary>
    public bool IsEnumerated => _choices is not null;

    /// <summary>The identifiers of an enumerated type, distinct, in source order; empty when any identifier is allowed.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>The annotations of the declaration in source order.</summary>
    public IReadOnlyList<Annotation> Annotations { get; }

    /// <summary>True when an entity of this type may have the identifier.</summary>
    internal bool AllowsId(string id) => _choices is null || _choices.Contains(id);

    internal static EntityTypeDefinition Standard(EntityReferenceType reference, string[] parents, RecordType attributes, CedarType? tags, IReadOnlyList<Annotation> annotations) =>
        new(reference, parents, attributes, tags, null, annotations);

    internal static EntityTypeDefinition Enumerated(EntityReferenceType reference, string[] choices, IReadOnlyList<Annotation> annotations) =>
        new(reference, [], RecordType.Empty, null, choices, annotations);
}
