using Aevum.Cedar.Values;

namespace Aevum.Cedar.Evaluation;

/// <summary>An entity inside its store, with the set of its ancestors once that has been computed. Thread-safe.</summary>
internal sealed class StoredEntity
{
    private AncestorSet? _ancestors;

    internal StoredEntity(Entity entity)
    {
        Entity = entity;
        Attributes = entity.Attributes;
        Tags = entity.Tags;
        HasParents = entity.Parents.Count > 0;
    }

    internal Entity Entity { get; }

    internal CedarRecord Attributes { get; }

    internal CedarRecord Tags { get; }

    internal bool HasParents { get; }

    /// <summary>Null until computed. Racing writers write equal sets.</summary>
    internal AncestorSet? Ancestors
    {
        get => Volatile.Read(ref _ancestors);
        set => Volatile.Write(ref _ancestors, value);
    }
}
