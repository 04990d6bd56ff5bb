using Aevum.Cedar.Schema;
using Aevum.Cedar.Schema.Resolution;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Validation.Typing;

/// <summary>What the type checker asks of a schema. Immutable and thread-safe.</summary>
internal sealed class SchemaView
{
    private readonly Dictionary<string, EntityReferenceType> _actionTypes = new(StringComparer.Ordinal);

    internal SchemaView(ResolvedSchema schema)
    {
        Schema = schema;
        foreach (var action in schema.Actions.Keys)
        {
            if (!_actionTypes.ContainsKey(action.Type))
            {
                _actionTypes.Add(action.Type, new(action.Type));
            }
        }
    }

    internal ResolvedSchema Schema { get; }

    /// <summary>True for declared entity types and for every type whose last part is <c>Action</c>.</summary>
    internal bool IsKnownType(string name) =>
        Schema.EntityTypes.ContainsKey(name) || string.Equals(CedarName.Basename(name), SchemaNames.Action, StringComparison.Ordinal);

    /// <summary>The type of a reference to the entity, or null when the schema does not know it.</summary>
    internal EntityReferenceType? TypeOf(EntityUid entity)
    {
        if (entity.IsAction)
        {
            return Schema.Actions.ContainsKey(entity) ? _actionTypes[entity.Type] : null;
        }

        return Schema.EntityTypes.TryGetValue(entity.Type, out var definition) ? definition.Reference : null;
    }

    /// <summary>The attributes of entities of the type; none for actions.</summary>
    internal RecordType AttributesOf(string entityType) =>
        Schema.EntityTypes.TryGetValue(entityType, out var definition) ? definition.Attributes : RecordType.Empty;

    /// <summary>The type of tag values, or null for entities without tags.</summary>
    internal CedarType? TagsOf(string entityType) => Schema.EntityTypes.TryGetValue(entityType, out var definition) ? definition.Tags : null;
}
