using System.Collections.ObjectModel;
using Aevum.Cedar.Values;

namespace Aevum.Cedar;

/// <summary>A principal, action, resource or group with its attributes, tags and parents. Immutable and thread-safe.</summary>
public sealed class Entity
{
    /// <summary>Describes an entity.</summary>
    /// <param name="uid">Its name.</param>
    /// <param name="attributes">Its attributes; null means none.</param>
    /// <param name="parents">The entities directly above it; null means none. They need not exist themselves. Duplicates are dropped.</param>
    /// <param name="tags">Its tags; null means none.</param>
    /// <exception cref="ArgumentNullException">The name, or a parent, is null.</exception>
    public Entity(EntityUid uid, CedarRecord? attributes = null, IEnumerable<EntityUid>? parents = null, CedarRecord? tags = null)
    {
        ArgumentNullException.ThrowIfNull(uid);

        Uid = uid;
        Attributes = attributes ?? CedarRecord.Empty;
        Tags = tags ?? CedarRecord.Empty;
        Parents = parents is null ? ReadOnlyCollection<EntityUid>.Empty : Distinct(parents);
    }

    /// <summary>The name of the entity.</summary>
    public EntityUid Uid { get; }

    /// <summary>The attributes.</summary>
    public CedarRecord Attributes { get; }

    /// <summary>The tags.</summary>
    public CedarRecord Tags { get; }

    /// <summary>The entities directly above this one, without duplicates.</summary>
    public IReadOnlyList<EntityUid> Parents { get; }

    /// <summary>The name.</summary>
    public override string ToString() => Uid.ToString();

    /// <summary>Whether the other entity says the same in every part.</summary>
    internal bool IsSameAs(Entity other) =>
        Uid.Equals(other.Uid)
        && Attributes.Equals(other.Attributes)
        && Tags.Equals(other.Tags)
        && Parents.Count == other.Parents.Count
        && Parents.ToHashSet().SetEquals(other.Parents);

    private static ReadOnlyCollection<EntityUid> Distinct(IEnumerable<EntityUid> parents)
    {
        var distinct = new HashSet<EntityUid>();
        var ordered = new List<EntityUid>();
        foreach (var parent in parents)
        {
            ArgumentNullException.ThrowIfNull(parent, nameof(parents));
            if (distinct.Add(parent))
            {
                ordered.Add(parent);
            }
        }

        return ordered.AsReadOnly();
    }
}
