#if NET
using Aevum.Cedar.Json;
using Aevum.Cedar.Validation.Conformance;

namespace Aevum.Cedar.Validation;

/// <content>Validation of entity stores. The analyzer, which links the rest of this type, knows no entities.</content>
public sealed partial class EntityValidator
{
    private const int MaxListedErrors = 20;

    /// <summary>Checks one entity of a store, which gives its ancestors.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="store">The entities above it.</param>
    /// <returns>Every departure of this entity.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public ConformanceResult Validate(Entity entity, Entities store)
    {
        ArgumentNullException.ThrowIfNull(entity);
        ArgumentNullException.ThrowIfNull(store);

        var stored = store.FindStored(entity.Uid);
        return stored is not null && ReferenceEquals(stored.Entity, entity)
            ? Validate(entity.Uid, entity.Attributes, entity.Tags, store.AncestorsOf(stored).Items.ToArray())
            : Validate(entity.Uid, entity.Attributes, entity.Tags, [.. AncestorsOf(entity, store)]);
    }

    /// <summary>Checks every entity of a store.</summary>
    /// <param name="store">The entities.</param>
    /// <param name="cancellationToken">Stops between two entities.</param>
    /// <returns>Every departure of every entity.</returns>
    /// <exception cref="ArgumentNullException">The store is null.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ConformanceResult Validate(Entities store, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(store);

        var errors = new List<ConformanceError>();
        foreach (var entity in store.All)
        {
            cancellationToken.ThrowIfCancellationRequested();
            errors.AddRange(Validate(entity, store).Errors);
        }

        return new(errors);
    }

    /// <summary>
    /// Reads entities in the Cedar JSON format with the help of the schema, which tells where an entity or a value of an extension type may
    /// be written in its short form, checks them, and adds the actions that the schema declares.
    /// </summary>
    /// <param name="json">The JSON text.</param>
    /// <param name="limits">Bounds; null means <see cref="CedarLimits.Default"/>.</param>
    /// <exception cref="ArgumentNullException">The text is null.</exception>
    /// <exception cref="CedarDataException">The text is no JSON, no entity data, or beyond a bound; or an entity departs from the schema.</exception>
    public Entities ParseEntities(string json, CedarLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(json);

        var read = EntityJsonReader.ReadEntities(json, limits ?? CedarLimits.Default, new SchemaExpectations(_schema));
        var result = Validate(read);
        if (!result.IsValid)
        {
            var more = result.Errors.Count > MaxListedErrors ? $"\nand {result.Errors.Count - MaxListedErrors} more" : string.Empty;
            throw new CedarDataException(string.Join('\n', result.Errors.Take(MaxListedErrors)) + more);
        }

        var missing = _schema.Actions.Values.Where(action => !read.TryGet(action.Uid, out _)).Select(static action => new Entity(action.Uid, parents: action.Parents));
        return new(read.All.Concat(missing));
    }

    private static HashSet<Values.EntityUid> AncestorsOf(Entity entity, Entities store)
    {
        var ancestors = new HashSet<Values.EntityUid>(entity.Parents);
        foreach (var parent in entity.Parents)
        {
            if (store.FindStored(parent) is { } stored)
            {
                ancestors.UnionWith(store.AncestorsOf(stored).Items.ToArray());
            }
        }

        return ancestors;
    }
}
#endif
