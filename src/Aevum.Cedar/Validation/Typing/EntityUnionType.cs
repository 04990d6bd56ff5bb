using System.Text;
using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>References to entities of one of several types. Only permissive validation makes it, where branches of different type meet.</summary>
internal sealed class EntityUnionType : CedarType
{
    private EntityUnionType(SortedSet<string> names)
        : base(HashOf(names), names.Count, 1) => Names = names;

    /// <summary>Two or more fully qualified entity type names.</summary>
    internal SortedSet<string> Names { get; }

    /// <summary>The union of two entity types or unions.</summary>
    internal static CedarType Of(CedarType left, CedarType right)
    {
        var names = new SortedSet<string>(NamesOf(left), StringComparer.Ordinal);
        names.UnionWith(NamesOf(right));
        return names.Count == 1 ? left : new EntityUnionType(names);
    }

    /// <summary>The entity type names that a type stands for; none for a type that is no entity type.</summary>
    internal static IReadOnlyCollection<string> NamesOf(CedarType? type) => type switch
    {
        EntityReferenceType reference => [reference.Name],
        EntityUnionType union => union.Names,
        _ => [],
    };

    private protected override void WriteCore(StringBuilder text, int limit)
    {
        var separator = string.Empty;
        foreach (var name in Names)
        {
            if (text.Length > limit)
            {
                text.Append(separator).Append('…');
                return;
            }

            text.Append(separator).Append(name);
            separator = " or ";
        }
    }

    private protected override bool HasSameStructure(CedarType other) => other is EntityUnionType union && Names.SetEquals(union.Names);

    private static int HashOf(SortedSet<string> names)
    {
        var hash = 43;
        foreach (var name in names)
        {
            hash = Mix(hash, Hash(name));
        }

        return hash;
    }
}
