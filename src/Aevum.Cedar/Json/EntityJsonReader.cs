using Aevum.Cedar.Values;

namespace Aevum.Cedar.Json;

/// <summary>Reads entities and contexts from the Cedar JSON format.</summary>
internal static class EntityJsonReader
{
    // The levels that the format itself adds around the value of an attribute: array, entity, attrs, and an escape.
    private const int FormatDepth = 6;

    internal static Entities ReadEntities(string json, CedarLimits limits, EntityTyping? typing)
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

                entities.Add(ReadEntity(place, values, typing));
            }

            return new Entities(entities);
        });
    }

    internal static CedarRecord ReadContext(string json, CedarLimits limits, ExpectedType? expected)
    {
        var maxDepth = limits.MaxNestingDepth + FormatDepth;
        return JsonPlace.Read(json, limits.MaxRequestLength, maxDepth, root =>
        {
            var value = new ValueJsonReader(maxDepth).Read(root, expected);
            return value.Kind == CedarValueKind.Record ? value.AsRecord : throw root.Fail("the context must be a record");
        });
    }

    private static Entity ReadEntity(JsonPlace place, ValueJsonReader values, EntityTyping? typing)
    {
        var uid = ValueJsonReader.ReadUid(place.Get("uid"));
        var attributes = values.ReadRecord(place.Get("attrs"), name => typing?.AttributeOf(uid.Type, name));
        var tags = place.TryGet("tags", out var written) ? values.ReadRecord(written, _ => typing?.TagOf(uid.Type)) : null;
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
