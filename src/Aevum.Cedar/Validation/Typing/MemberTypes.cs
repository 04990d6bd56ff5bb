using Aevum.Cedar.Schema;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>Attributes and tags of records, entity types and unions of entity types.</summary>
internal sealed class MemberTypes(CheckContext context)
{
    /// <summary>The attribute that every value of the type may be asked for, or null.</summary>
    internal AttributeDefinition? FindAttribute(CedarType holder, string name) => Attributes(holder).Find(name);

    /// <summary>True when some value of the type may have the attribute, though perhaps of a type that cannot be told.</summary>
    internal bool MayHaveAttribute(CedarType holder, string name)
    {
        if (holder is RecordType record)
        {
            return record.IsOpen || record.Find(name) is not null;
        }

        return EntityUnionType.NamesOf(holder).Any(type => context.Schema.AttributesOf(type).Find(name) is not null);
    }

    internal IEnumerable<string> AttributeNames(CedarType holder) => Attributes(holder).Attributes.Select(static attribute => attribute.Name);

    internal bool MayHaveTags(CedarType holder) => EntityUnionType.NamesOf(holder).Any(type => context.Schema.TagsOf(type) is not null);

    /// <summary>The type of tag values, joined over the types that have tags; null when there is none or they do not join.</summary>
    internal CedarType? TagType(CedarType holder)
    {
        CedarType? joined = NeverType.Instance;
        foreach (var type in EntityUnionType.NamesOf(holder))
        {
            if (context.Schema.TagsOf(type) is { } tags)
            {
                joined = joined is null ? null : context.Lattice.Join(joined, tags);
            }
        }

        return joined is NeverType ? null : joined;
    }

    private RecordType Attributes(CedarType holder)
    {
        if (holder is RecordType record)
        {
            return record;
        }

        RecordType? joined = null;
        foreach (var type in EntityUnionType.NamesOf(holder))
        {
            var attributes = context.Schema.AttributesOf(type);
            joined = joined is null ? attributes : context.Lattice.JoinRecords(joined, attributes);
        }

        return joined ?? RecordType.Empty;
    }
}
