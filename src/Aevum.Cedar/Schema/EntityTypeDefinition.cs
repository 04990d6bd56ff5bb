using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema;

/// <summary>One declared entity type. Immutable and thread-safe.</summary>
public sealed class EntityTypeDefinition
{
    private readonly HashSet<string>? _choices;

    private EntityTypeDefinition(EntityReferenceType reference, string[]? choices, IReadOnlyList<Annotation> annotations)
    {
        Reference = reference;
        Parents = Array.AsReadOnly(Array.Empty<string>());
        Attributes = RecordType.Empty;
        Choices = Array.AsReadOnly(choices ?? []);
        _choices = choices is null ? null : new(choices, StringComparer.Ordinal);
        Annotations = Array.AsReadOnly(annotations.ToArray());
    }

    /// <summary>The fully qualified name, for example <c>PhotoApp::User</c>.</summary>
    public string Name => Reference.Name;

    /// <summary>The type of references to such entities.</summary>
    public EntityReferenceType Reference { get; }

    /// <summary>The fully qualified names of the types whose entities may be direct parents.</summary>
    public IReadOnlyList<string> Parents { get; private set; }

    /// <summary>The attributes; none for an enumerated type.</summary>
    public RecordType Attributes { get; private set; }

    /// <summary>The type of each tag value; null when such entities have no tags.</summary>
    public CedarType? Tags { get; private set; }

    /// <summary>True when the schema lists every entity of this type.</summary>
    public bool IsEnumerated => _choices is not null;

    /// <summary>The identifiers of an enumerated type, distinct, in source order; empty when any identifier is allowed.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>The annotations of the declaration in source order.</summary>
    public IReadOnlyList<Annotation> Annotations { get; }

    /// <summary>True when an entity of this type may have the identifier.</summary>
    internal bool AllowsId(string id) => _choices is null || _choices.Contains(id);

    /// <summary>A type whose entities may have any identifier.</summary>
    internal static EntityTypeDefinition Standard(EntityReferenceType reference, string[] parents, EntityShape shape, IReadOnlyList<Annotation> annotations) =>
        new(reference, null, annotations) { Parents = Array.AsReadOnly(parents), Attributes = shape.Attributes, Tags = shape.Tags };

    /// <summary>A type whose entities are listed.</summary>
    internal static EntityTypeDefinition Enumerated(EntityReferenceType reference, string[] choices, IReadOnlyList<Annotation> annotations) =>
        new(reference, choices, annotations);
}
