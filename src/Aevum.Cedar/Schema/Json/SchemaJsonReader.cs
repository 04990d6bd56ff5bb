using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Json;

/// <summary>Reads the JSON form of schemas, Cedar 4.10 "JSON schema format". Stops at the first fault.</summary>
internal sealed class SchemaJsonReader
{
    private static readonly string[] NamespaceFields = ["commonTypes", "entityTypes", "actions", "annotations"];
    private static readonly string[] EntityTypeFields = ["memberOfTypes", "shape", "tags", "enum", "annotations"];
    private static readonly string[] ActionFields = ["attributes", "appliesTo", "memberOf", "annotations"];
    private static readonly string[] ApplicationFields = ["resourceTypes", "principalTypes", "context"];
    private static readonly string[] ActionReferenceFields = ["id", "type"];

    private readonly SchemaSource _source;
    private readonly TypeJsonReader _types;
    private readonly NamespaceCollector _namespaces;

    private SchemaJsonReader(SchemaSource source)
    {
        _source = source;
        _types = new(source);
        _namespaces = new(source);
    }

    /// <exception cref="CedarSchemaException">The text is no JSON, or not of the schema form.</exception>
    internal static SchemaDocument Read(SchemaSource source)
    {
        // A record type takes two levels of JSON, its object and the object of its attributes.
        var root = JsonParser.Parse(source, (2 * source.MaxTypeDepth) + 16);
        var reader = new SchemaJsonReader(source);
        if (root.Kind != JsonKind.Object)
        {
            throw reader._types.Fault($"a schema must be an object of namespaces, not {root.Describe()}", root);
        }

        foreach (var member in root.Members)
        {
            reader.ReadNamespace(member);
        }

        return reader._namespaces.ToDocument();
    }

    private void ReadNamespace(JsonMember member)
    {
        var fields = new JsonFields(_source, member.Value, "a namespace", NamespaceFields);
        var target = Declare(member);
        foreach (var common in Members(fields, fields.Find("commonTypes")))
        {
            var name = DeclaredIdentifier(common, "a common type");
            _namespaces.AddCommonType(target, new(name, _types.ReadAnnotatedType(common.Value)));
        }

        foreach (var entity in Members(fields, fields.Require("entityTypes")))
        {
            _namespaces.AddEntityType(target, ReadEntityType(entity));
        }

        foreach (var action in Members(fields, fields.Require("actions")))
        {
            _namespaces.AddAction(target, ReadAction(action));
        }
    }

    private NamespaceDeclaration Declare(JsonMember member)
    {
        var annotations = _types.ReadAnnotations(member.Value);
        if (member.Name.Length > 0)
        {
            return _namespaces.Add(new(_types.ReadReference(member.Key, "a namespace").Name, _types.Span(member.Key), annotations));
        }

        return annotations.Count == 0
            ? _namespaces.Unnamed
            : throw _types.Fault("the empty namespace cannot have annotations", member.Key, "annotate the declarations in it");
    }

    private EntityTypeDeclaration ReadEntityType(JsonMember member)
    {
        var name = DeclaredIdentifier(member, "an entity type");
        var fields = new JsonFields(_source, member.Value, "an entity type", EntityTypeFields);
        if (fields.Find("enum") is not null)
        {
            return new(name, ReadChoices(member, fields));
        }

        List<NameReference> parents = fields.Find("memberOfTypes") is null ? [] : _types.ReadReferences(fields.Items("memberOfTypes"), "an entity type name");
        return new(name, parents, ReadOptionalType(fields, "shape"), ReadOptionalType(fields, "tags"));
    }

    private List<string> ReadChoices(JsonMember member, JsonFields fields)
    {
        foreach (var forbidden in new[] { "memberOfTypes", "shape", "tags" })
        {
            if (fields.Find(forbidden) is { } value)
            {
                throw _types.Fault($"an enumerated entity type cannot have `{forbidden}`", value, "remove it, or remove `enum`");
            }
        }

        var items = fields.Items("enum");
        if (items.Count == 0)
        {
            throw _types.Fault($"the enumerated entity type `{member.Name}` lists no entity", fields.Require("enum"), "list at least one identifier");
        }

        return [.. items.Select(ReadChoice)];
    }

    private string ReadChoice(JsonValue item) =>
        item.Kind == JsonKind.String ? item.Text : throw _types.Fault($"an entity identifier must be a string, not {item.Describe()}", item);

    private ActionDeclaration ReadAction(JsonMember member)
    {
        var fields = new JsonFields(_source, member.Value, "an action", ActionFields);
        if (fields.FindNotNull("attributes") is { } attributes)
        {
            throw _types.Fault("attributes of actions are not supported", attributes, "remove `attributes`");
        }

        var name = new DeclaredName(member.Name, _types.Span(member.Key), _types.ReadAnnotations(member.Value));
        List<ActionReference> parents = fields.FindNotNull("memberOf") is null ? [] : [.. fields.Items("memberOf").Select(ReadActionReference)];
        return new(name, parents, fields.FindNotNull("appliesTo") is { } application ? ReadApplication(application) : null);
    }

    private ActionReference ReadActionReference(JsonValue value)
    {
        var fields = new JsonFields(_source, value, "a parent action", ActionReferenceFields);
        var type = fields.FindNotNull("type") is { } written ? _types.ReadReference(written, "an action type").Name : null;
        return new(type, fields.String("id"), _types.Span(value));
    }

    private ApplicationDeclaration ReadApplication(JsonValue value)
    {
        var fields = new JsonFields(_source, value, "`appliesTo`", ApplicationFields);
        var principals = _types.ReadReferences(fields.Items("principalTypes"), "an entity type name");
        var resources = _types.ReadReferences(fields.Items("resourceTypes"), "an entity type name");
        return new(principals, resources, ReadOptionalType(fields, "context"));
    }

    private TypeExpression? ReadOptionalType(JsonFields fields, string name) => fields.Find(name) is { } type ? _types.ReadType(type) : null;

    private DeclaredName DeclaredIdentifier(JsonMember member, string what) =>
        CedarName.HasIdentifierForm(member.Name) && !CedarName.IsReservedWord(member.Name)
            ? new(member.Name, _types.Span(member.Key), _types.ReadAnnotations(member.Value))
            : throw _types.Fault($"`{member.Name}` is not a name for {what}", member.Key, "a name is one identifier and no reserved word");

    private static IReadOnlyList<JsonMember> Members(JsonFields fields, JsonValue? value)
    {
        if (value is null)
        {
            return [];
        }

        fields.RequireKind(value, JsonKind.Object, "the list of declarations");
        return value.Members;
    }
}
