using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Json;

/// <summary>Reads types, names and annotations of the JSON form.</summary>
internal sealed class TypeJsonReader(SchemaSource source)
{
    private static readonly string[] NoFields = [];
    private static readonly string[] Annotated = ["annotations"];
    private static readonly string[] AttributeFields = ["required", "annotations"];

    /// <summary>A type by itself.</summary>
    internal TypeExpression ReadType(JsonValue value) => ReadType(value, NoFields);

    /// <summary>The type of a common type declaration, which may carry annotations.</summary>
    internal TypeExpression ReadAnnotatedType(JsonValue value) => ReadType(value, Annotated);

    /// <summary>A JSON string that uses a name.</summary>
    internal NameReference ReadReference(JsonValue value, string what)
    {
        if (value.Kind != JsonKind.String)
        {
            throw Fault($"{what} must be a string, not {value.Describe()}", value);
        }

        return SchemaNames.IsReference(value.Text)
            ? new(value.Text, Span(value))
            : throw Fault($"`{value.Text}` is not {what}", value, "a name consists of identifiers joined by `::`, without blanks and reserved words");
    }

    /// <summary>A list of names.</summary>
    internal List<NameReference> ReadReferences(IReadOnlyList<JsonValue> items, string what) => [.. items.Select(item => ReadReference(item, what))];

    /// <summary>The annotations of an object that may have them.</summary>
    internal IReadOnlyList<Annotation> ReadAnnotations(JsonValue owner)
    {
        var declared = owner.Members.FirstOrDefault(static member => member.Name == "annotations");
        if (declared is null)
        {
            return [];
        }

        if (declared.Value.Kind != JsonKind.Object)
        {
            throw Fault($"`annotations` must be an object, not {declared.Value.Describe()}", declared.Value);
        }

        return [.. declared.Value.Members.Select(ReadAnnotation)];
    }

    internal CedarSchemaException Fault(string message, JsonValue at, string? help = null) => new(source.Fault(message, Span(at), help));

    internal SourceSpan Span(JsonValue value) => source.Span(value.Start, value.End);

    private Annotation ReadAnnotation(JsonMember member)
    {
        if (!CedarName.HasIdentifierForm(member.Name))
        {
            throw Fault($"`{member.Name}` is not the name of an annotation", member.Key, "an annotation name is one identifier");
        }

        return member.Value.Kind switch
        {
            JsonKind.String => new(member.Name, member.Value.Text, Span(member.Key)),
            JsonKind.Null => new(member.Name, null, Span(member.Key)),
            _ => throw Fault($"an annotation must be a string, not {member.Value.Describe()}", member.Value),
        };
    }

    private TypeExpression ReadType(JsonValue value, string[] extra)
    {
        if (value.Kind != JsonKind.Object || value.Members.FirstOrDefault(static member => member.Name == "type") is not { Value.Kind: JsonKind.String } kind)
        {
            throw Fault("a type must be an object with the string `type`", value, "for example `{ \"type\": \"String\" }`");
        }

        return kind.Value.Text switch
        {
            "String" or "Long" or "Boolean" => ReadPrimitive(value, kind.Value, extra),
            "Set" => new SetTypeExpression(ReadType(Fields(value, "a set type", extra, "element").Require("element")), Span(value)),
            "Record" => ReadRecord(value, extra),
            "Entity" => ReadNamed(value, NamedTypeKind.Entity, extra),
            "EntityOrCommon" => ReadNamed(value, NamedTypeKind.EntityOrCommon, extra),
            "Extension" => ReadNamed(value, NamedTypeKind.Extension, extra),
            _ => ReadCommon(value, kind.Value, extra),
        };
    }

    private NamedTypeExpression ReadPrimitive(JsonValue value, JsonValue kind, string[] extra)
    {
        _ = Fields(value, "a primitive type", extra);
        return new(kind.Text == "Boolean" ? "Bool" : kind.Text, NamedTypeKind.Primitive, Span(value));
    }

    private NamedTypeExpression ReadCommon(JsonValue value, JsonValue kind, string[] extra)
    {
        var name = ReadReference(kind, "a type name");
        _ = Fields(value, "a reference to a common type", extra);
        return new(name.Name, NamedTypeKind.Common, name.Span);
    }

    private NamedTypeExpression ReadNamed(JsonValue value, NamedTypeKind kind, string[] extra)
    {
        var name = ReadReference(Fields(value, "a named type", extra, "name").Require("name"), "a type name");
        return new(name.Name, kind, name.Span);
    }

    private RecordTypeExpression ReadRecord(JsonValue value, string[] extra)
    {
        var fields = Fields(value, "a record type", extra, "attributes", "additionalAttributes");
        if (fields.Boolean("additionalAttributes", absent: false))
        {
            throw Fault("records with `additionalAttributes` are not supported", value, "list every attribute; optional ones take `\"required\": false`");
        }

        var attributes = fields.Require("attributes");
        fields.RequireKind(attributes, JsonKind.Object, "`attributes`");
        return new([.. attributes.Members.Select(ReadAttribute)], Span(value));
    }

    private AttributeDeclaration ReadAttribute(JsonMember member)
    {
        var type = ReadType(member.Value, AttributeFields);
        string[] present = [.. member.Value.Members.Select(static field => field.Name)];
        var required = new JsonFields(source, member.Value, "an attribute", present).Boolean("required", absent: true);
        return new(new(member.Name, Span(member.Key), ReadAnnotations(member.Value)), type, required);
    }

    private JsonFields Fields(JsonValue value, string what, string[] extra, params string[] own) => new(source, value, what, ["type", .. own, .. extra]);
}
