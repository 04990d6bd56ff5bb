using Aevum.Cedar.Values;

namespace Aevum.Cedar.Schema.Resolution;

/// <summary>The meaning of a schema: every name resolved. Immutable and thread-safe.</summary>
internal sealed class ResolvedSchema
{
    internal ResolvedSchema(Dictionary<string, EntityTypeDefinition> entityTypes, Dictionary<EntityUid, ActionDefinition> actions)
    {
        EntityTypes = entityTypes;
        Actions = actions;
        EntityTypeGraph = new(entityTypes.ToDictionary(static type => type.Key, static type => type.Value.Parents, entityTypes.Comparer));
        ActionGraph = new(actions.ToDictionary(static action => action.Key, static action => action.Value.Parents));
    }

    internal Dictionary<string, EntityTypeDefinition> EntityTypes { get; }

    internal Dictionary<EntityUid, ActionDefinition> Actions { get; }

    internal ParentGraph<string> EntityTypeGraph { get; }

    internal ParentGraph<EntityUid> ActionGraph { get; }
}
