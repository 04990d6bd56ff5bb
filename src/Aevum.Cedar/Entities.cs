using System.Diagnostics.CodeAnalysis;
using Aevum.Cedar.Evaluation;
using Aevum.Cedar.Json;
using Aevum.Cedar.Schema;
using Aevum.Cedar.Values;

namespace Aevum.Cedar;

/// <summary>
/// The entities that policies can look at, with their hierarchy. Immutable and thread-safe: load once, decide many times.
/// The hierarchy has no cycles; that is checked when the set is made. Ancestors are computed when first asked for and kept.
/// </summary>
public sealed class Entities
{
    // Bounds the memory that remembered ancestors can take: a chain of n entities has n²/2 of them.
    private const int MaxRememberedAncestors = 4_000_000;

    private readonly Dictionary<EntityUid, StoredEntity> _stored;
    private int _rememberedAncestors;

    /// <summary>Makes a store of the given entities.</summary>
    /// <param name="entities">The entities; one may be given twice if both are equal in every part.</param>
    /// <exception cref="ArgumentNullException">The sequence, or an entity, is null.</exception>
    /// <exception cref="CedarDataException">Two entities have one name but differ, or the hierarchy has a cycle.</exception>
    public Entities(IEnumerable<Entity> entities)
    {
        ArgumentNullException.ThrowIfNull(entities);

        _stored = [];
        foreach (var entity in entities)
        {
            ArgumentNullException.ThrowIfNull(entity, nameof(entities));
            if (!_stored.TryAdd(entity.Uid, new StoredEntity(entity)) && !_stored[entity.Uid].Entity.IsSameAs(entity))
            {
                throw new CedarDataException($"entity `{entity.Uid}` is given twice with different content");
            }
        }

        if (HierarchyCycle.Find(_stored) is { } inCycle)
        {
            throw new CedarDataException($"the hierarchy has a cycle through `{inCycle}`; an entity cannot be above itself");
        }
    }

    /// <summary>The store without entities.</summary>
    public static Entities Empty { get; } = new([]);

    /// <summary>Number of entities.</summary>
    public int Count => _stored.Count;

    /// <summary>The entities, in no particular order.</summary>
    public IEnumerable<Entity> All => _stored.Values.Select(static stored => stored.Entity);

    /// <summary>Reads entities in the Cedar JSON format: an array of objects with <c>uid</c>, <c>attrs</c>, <c>parents</c> and, optionally, <c>tags</c>.</summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarDataException">The text is no JSON, no entity data, or beyond a bound; or the hierarchy has a cycle.</exception>
    public static Entities Parse(string json, CedarLimits? limits = null) => EntityJsonReader.ReadEntities(json, limits ?? CedarLimits.Default, schema: null);

    /// <summary>
    /// Reads entities in the Cedar JSON format with the help of a schema: where it expects an entity or an extension type, the short forms
    /// <c>{"type", "id"}</c> and the plain text are accepted, and the actions of the schema are added. This does not validate the entities.
    /// </summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text or the schema is null.</exception>
    /// <exception cref="CedarDataException">The text is no JSON, no entity data, or beyond a bound; or the hierarchy has a cycle.</exception>
    public static Entities Parse(string json, CedarSchema schema, CedarLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(schema);

        return EntityJsonReader.ReadEntities(json, limits ?? CedarLimits.Default, schema);
    }

    /// <summary>Finds an entity by name.</summary>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public bool TryGet(EntityUid uid, [NotNullWhen(true)] out Entity? entity)
    {
        ArgumentNullException.ThrowIfNull(uid);

        entity = FindStored(uid)?.Entity;
        return entity is not null;
    }

    /// <summary>Whether the first entity is the second or lies below it, as the operator <c>in</c> sees it.</summary>
    /// <exception cref="ArgumentNullException">A name is null.</exception>
    public bool IsIn(EntityUid descendant, EntityUid ancestor)
    {
        ArgumentNullException.ThrowIfNull(descendant);
        ArgumentNullException.ThrowIfNull(ancestor);

        return descendant.Equals(ancestor) || (FindStored(descendant) is { } stored && AncestorsOf(stored).Contains(ancestor));
    }

    internal StoredEntity? FindStored(EntityUid uid) => _stored.GetValueOrDefault(uid);

    internal AncestorSet AncestorsOf(StoredEntity entity) => entity.Ancestors ?? ComputeAncestors(entity);

    private AncestorSet ComputeAncestors(StoredEntity entity)
    {
        var reached = new HashSet<EntityUid>();
        var open = new Stack<EntityUid>(entity.Entity.Parents);
        while (open.TryPop(out var above))
        {
            if (!reached.Add(above) || FindStored(above) is not { } stored)
            {
                continue;
            }

            foreach (var parent in stored.Entity.Parents)
            {
                open.Push(parent);
            }
        }

        var ancestors = reached.Count == 0 ? AncestorSet.Empty : new AncestorSet(reached);
        if (Volatile.Read(ref _rememberedAncestors) + reached.Count <= MaxRememberedAncestors)
        {
            Interlocked.Add(ref _rememberedAncestors, reached.Count);
            entity.Ancestors = ancestors;
        }

        return ancestors;
    }
}
