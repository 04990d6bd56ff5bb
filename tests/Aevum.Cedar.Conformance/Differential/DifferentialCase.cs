using System.Text.Json.Nodes;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Conformance.Differential;

/// <summary>A policy set with templates and links, entities, and several requests, as both sides read them.</summary>
internal sealed class DifferentialCase
{
    private const int RequestsPerCase = 4;

    private readonly List<JsonObject> _entities = [];

    private DifferentialCase(Draw draw)
    {
        var universe = new Universe(draw);
        var policies = new PolicyGenerator(draw, universe);
        for (var number = 0; number < 1 + draw.Below(5); number++)
        {
            Static.Add($"p{number}", policies.Static());
        }

        for (var number = 0; number < draw.Below(3); number++)
        {
            AddTemplate($"t{number}", policies.Template(), draw, universe);
        }

        AddEntities(draw, universe);
        for (var number = 0; number < RequestsPerCase; number++)
        {
            Requests.Add((universe.Entity(), universe.Action(), universe.Entity(), universe.Record(2)));
        }
    }

    internal Dictionary<string, string> Static { get; } = [];

    internal Dictionary<string, string> Templates { get; } = [];

    internal List<(string TemplateId, string Id, Dictionary<string, EntityUid> Values)> Links { get; } = [];

    internal List<(EntityUid Principal, EntityUid Action, EntityUid Resource, JsonObject Context)> Requests { get; } = [];

    internal string EntityJson => new JsonArray([.. _entities.Select(static entity => entity.DeepClone())]).ToJsonString();

    internal static DifferentialCase Create(int seed) => new(new Draw(seed));

    /// <summary>The case as the oracle reads it.</summary>
    internal JsonObject ToQuestion() => new()
    {
        ["policies"] = new JsonObject
        {
            ["staticPolicies"] = Texts(Static),
            ["templates"] = Texts(Templates),
            ["templateLinks"] = new JsonArray([.. Links.Select(static link => new JsonObject
            {
                ["templateId"] = link.TemplateId,
                ["newId"] = link.Id,
                ["values"] = new JsonObject(link.Values.Select(static value => KeyValuePair.Create(value.Key, (JsonNode?)Universe.Uid(value.Value)))),
            })]),
        },
        ["entities"] = JsonNode.Parse(EntityJson),
        ["requests"] = new JsonArray([.. Requests.Select(static request => new JsonObject
        {
            ["principal"] = Universe.Uid(request.Principal),
            ["action"] = Universe.Uid(request.Action),
            ["resource"] = Universe.Uid(request.Resource),
            ["context"] = request.Context.DeepClone(),
        })]),
    };

    private static JsonObject Texts(Dictionary<string, string> texts) => new(texts.Select(static text => KeyValuePair.Create(text.Key, (JsonNode?)text.Value)));

    private void AddTemplate(string id, (string Text, string[] Slots) template, Draw draw, Universe universe)
    {
        Templates.Add(id, template.Text);
        for (var number = 0; number < draw.Below(3); number++)
        {
            Links.Add((id, $"{id}-l{number}", template.Slots.ToDictionary(static slot => slot, _ => universe.Entity())));
        }
    }

    /// <summary>Entities in a fixed order, each below some that come later, so that the hierarchy has no cycle.</summary>
    private void AddEntities(Draw draw, Universe universe)
    {
        var uids = draw.Many(20, () => draw.Chance(0.8) ? universe.Entity() : universe.Action()).Distinct().ToArray();
        for (var at = 0; at < uids.Length; at++)
        {
            var uid = uids[at];
            var parents = uids.Skip(at + 1).Where(above => draw.Chance(0.3) && (!uid.IsAction || above.IsAction));
            var entity = new JsonObject
            {
                ["uid"] = Universe.Uid(uid),
                ["attrs"] = universe.Record(2),
                ["parents"] = new JsonArray([.. parents.Select(Universe.Uid)]),
            };
            if (draw.Chance(0.4))
            {
                entity["tags"] = new JsonObject(Universe.TagNames.Where(_ => draw.Chance(0.5)).Select(name => KeyValuePair.Create(name, (JsonNode?)universe.Json(CedarValueKind.String, 0))));
            }

            _entities.Add(entity);
        }
    }
}
