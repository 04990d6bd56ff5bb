using Aevum.Cedar.Schema;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Json;

/// <summary>Reads entities and contexts from the Cedar JSON format.</summary>
internal static class EntityJsonReader
{
    // The levels that the format itself adds around the value of an attribute: array, entity, attrs, and an escape.
    private const int FormatDepth = 6;

    internal static Entities ReadEntities(string json, CedarLimits limits, CedarSchema? schema)
    {
        var maxDepth = limits.MaxNestingDepth + FormatDepth;
        return JsonPlace.Read(json, limits.MaxJsonLength, maxDepth, root =>
        {
            var values = new ValueJsonReader(maxDepth);
            var entities = new List<Entity>();
            foreach (var place in root.Items("an array of entities"))
            {
                if (entities.Count == limits.MaxEntities)
                {
                    throw root.Fail($"more entities than the limit of {limits.MaxEntities}");
                }

                entities.Add(ReadEntity(place, values, schema));
            }

            AddMissingActions(entities, schema);
            return new Entities(entities);
        });
    }

    internal static CedarRecord ReadContext(string json, CedarLimits limits, RecordType? expected)
    {
        var maxDepth = limits.MaxNestingDepth + FormatDepth;
        return JsonPlace.Read(json, limits.MaxRequestLength, maxDepth, root =>
        {
            var value = new ValueJsonReader(maxDepth).Read(root, expected);
            return value.Kind == CedarValueKind.Record ? value.AsRecord : throw root.Fail("the context must be a record");
        });
    }

    /// <summary>The actions of a schema are entities whether or not the data repeats them.</summary>
    private static void AddMissingActions(List<Entity> entities, CedarSchema? schema)
    {
        if (schema is null)
        {
            return;
        }

        var given = entities.Select(static entity => entity.Uid).ToHashSet();
        foreach (var action in schema.Actions.Values.Where(action => !given.Contains(action.Uid)))
        {
            entities.Add(new Entity(action.Uid, parents: action.Parents));
        }
    }

    private static Entity ReadEntity(JsonPlace place, ValueJsonReader values, CedarSchema? schema)
    {
        var uid = ValueJsonReader.ReadUid(place.Get("uid"));
        var type = schema?.EntityTypes.GetValueOrDefault(uid.Type);
        var attributes = values.ReadRecord(place.Get("attrs"), name => type?.Attributes.Find(name)?.Type);
        var tags = place.TryGet("tags", out var written) ? values.ReadRecord(written, _ => type?.Tags) : null;
        var parents = new List<EntityUid>();
        foreach (var parent in place.Get("parents").Items("an array of entities"))
        {
            var above = ValueJsonReader.ReadUid(parent);
            if (uid.IsAction && !above.IsAction)
            {
                throw parent.Fail($"action `{uid}` has the parent `{above}`, which is no action; parents of actions must be of type `Action`");
            }

            parents.Add(above);
        }

        return new Entity(uid, attributes, parents, tags);
    }
}
