using System.Text;
using System.Text.Json;
using Aevum.Cedar.Syntax;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Json;

/// <summary>Reads and writes policy sets in JSON: <c>staticPolicies</c>, <c>templates</c> and <c>templateLinks</c>.</summary>
internal static class PolicySetJson
{
    internal static PolicySet Read(string json, CedarLimits limits) =>
        JsonPlace.Read(json, limits.MaxJsonLength, PolicyJsonReader.DepthFor(limits.MaxNestingDepth), root =>
        {
            root.RequireOnly("staticPolicies", "templates", "templateLinks");
            var builder = new PolicySetBuilder(limits);
            AddAll(root, "templates", builder, limits, expectTemplate: true);
            AddAll(root, "staticPolicies", builder, limits, expectTemplate: false);
            if (root.TryGet("templateLinks", out var links))
            {
                foreach (var link in links.Items("an array of links"))
                {
                    AddLink(link, builder);
                }
            }

            return builder.Build();
        });

    internal static string Write(PolicySet set)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, PolicyJsonWriter.Options))
        {
            writer.WriteStartObject();
            WriteAll(writer, "staticPolicies", set.Policies.Where(static policy => policy.TemplateId is null).Select(static policy => (policy.Id, policy.Syntax)));
            WriteAll(writer, "templates", set.Templates.Select(static template => (template.Id, template.Syntax)));
            writer.WriteStartArray("templateLinks");
            foreach (var link in set.Policies.Where(static policy => policy.TemplateId is not null))
            {
                WriteLink(writer, link);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void AddAll(JsonPlace root, string name, PolicySetBuilder builder, CedarLimits limits, bool expectTemplate)
    {
        if (!root.TryGet(name, out var policies))
        {
            return;
        }

        foreach (var (id, place) in policies.Members("an object of policies by id"))
        {
            var syntax = ReadPolicy(place, limits);
            if (syntax.IsTemplate != expectTemplate)
            {
                throw place.Fail(expectTemplate ? "a template must have a slot" : "a policy with slots belongs under `templates`");
            }

            builder.AddSyntax(id, syntax, source: null);
        }
    }

    /// <summary>A policy in its JSON form, or its text.</summary>
    private static PolicySyntax ReadPolicy(JsonPlace place, CedarLimits limits)
    {
        if (place.Kind != JsonValueKind.String)
        {
            return new PolicyJsonReader(limits).Read(place);
        }

        try
        {
            return PolicyParser.ParsePolicy(place.Text("a policy"), limits.Syntax);
        }
        catch (CedarSyntaxException fault)
        {
            throw new CedarDataException(place.Fail(fault.Message).Message, fault);
        }
    }

    private static void AddLink(JsonPlace place, PolicySetBuilder builder)
    {
        place.RequireOnly("templateId", "newId", "values");
        var values = new Dictionary<string, EntityUid>(StringComparer.Ordinal);
        foreach (var (slot, value) in place.Get("values").Members("an object of entities by slot"))
        {
            values.Add(slot, ValueJsonReader.ReadUid(value));
        }

        builder.Link(place.Get("templateId").Text("the id of a template"), place.Get("newId").Text("the id of the link"), values);
    }

    private static void WriteAll(Utf8JsonWriter writer, string name, IEnumerable<(string Id, PolicySyntax Syntax)> policies)
    {
        writer.WriteStartObject(name);
        foreach (var (id, syntax) in policies)
        {
            writer.WritePropertyName(id);
            PolicyJsonWriter.Write(writer, syntax);
        }

        writer.WriteEndObject();
    }

    private static void WriteLink(Utf8JsonWriter writer, Policy link)
    {
        writer.WriteStartObject();
        writer.WriteString("templateId", link.TemplateId);
        writer.WriteString("newId", link.Id);
        writer.WriteStartObject("values");
        foreach (var (slot, entity) in link.SlotValues.OrderBy(static value => value.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(slot);
            ValueJsonWriter.WriteTypeAndId(writer, entity);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
