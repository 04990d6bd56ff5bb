#if NET
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation;

/// <content>Validation of entity stores. The analyzer, which links the rest of this type, knows no entities.</content>
public sealed partial class EntityValidator
{
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

    private static HashSet<EntityUid> AncestorsOf(Entity entity, Entities store)
    {
        var ancestors = new HashSet<EntityUid>(entity.Parents);
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
