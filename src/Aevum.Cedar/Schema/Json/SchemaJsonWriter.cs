using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Json;

/// <summary>Writes a schema in the JSON form. One instance writes once.</summary>
internal sealed class SchemaJsonWriter
{
    private readonly JsonTextWriter _json = new();

    internal static string Write(SchemaDocument document)
    {
        var writer = new SchemaJsonWriter();
        writer._json.Object(() => writer.WriteNamespaces(document));
        return writer._json.ToString();
    }

    private void WriteNamespaces(SchemaDocument document)
    {
        foreach (var declared in document.Namespaces)
        {
            _json.Name(declared.Name).Object(() => WriteNamespace(declared));
        }
    }

    private void WriteNamespace(NamespaceDeclaration declared)
    {
        if (declared.CommonTypes.Count > 0)
        {
            _json.Name("commonTypes").Object(() => declared.CommonTypes.ForEach(WriteCommonType));
        }

        _json.Name("entityTypes").Object(() => declared.EntityTypes.ForEach(type => _json.Name(type.Name.Text).Object(() => WriteEntityType(type))));
        _json.Name("actions").Object(() => declared.Actions.ForEach(action => _json.Name(action.Name.Text).Object(() => WriteAction(action))));
        WriteAnnotations(declared.Annotations);
    }

    private void WriteCommonType(CommonTypeDeclaration type) =>
        WriteType(_json.Name(type.Name.Text), type.Type, () => WriteAnnotations(type.Name.Annotations));

    private void WriteEntityType(EntityTypeDeclaration type)
    {
        if (type.IsEnumerated)
        {
            _json.Name("enum").Strings(type.Choices);
        }

        if (type.Parents.Count > 0)
        {
            _json.Name("memberOfTypes").Strings(type.Parents.Select(static parent => parent.Name));
        }

        WriteOptionalType("shape", type.Shape);
        WriteOptionalType("tags", type.Tags);
        WriteAnnotations(type.Name.Annotations);
    }

    private void WriteAction(ActionDeclaration action)
    {
        if (action.Parents.Count > 0)
        {
            _json.Name("memberOf").Array(() => WriteParents(action.Parents));
        }

        if (action.Application is { } application)
        {
            _json.Name("appliesTo").Object(() => WriteApplication(application));
        }

        WriteAnnotations(action.Name.Annotations);
    }

    private void WriteParents(IReadOnlyList<ActionReference> parents)
    {
        foreach (var parent in parents)
        {
            _json.Object(() => WriteParent(parent));
        }
    }

    private void WriteParent(ActionReference parent)
    {
        _json.Name("id").String(parent.Id);
        if (parent.Type is not null)
        {
            _json.Name("type").String(parent.Type);
        }
    }

    private void WriteApplication(ApplicationDeclaration application)
    {
        _json.Name("principalTypes").Strings(application.Principals.Select(static type => type.Name));
        _json.Name("resourceTypes").Strings(application.Resources.Select(static type => type.Name));
        WriteOptionalType("context", application.Context);
    }

    private void WriteOptionalType(string name, TypeExpression? type)
    {
        if (type is not null)
        {
            WriteType(_json.Name(name), type, static () => { });
        }
    }

    private static string TypeName(NamedTypeExpression named) => named.Kind switch
    {
        NamedTypeKind.Common => named.Name,
        NamedTypeKind.Primitive => named.Name == "Bool" ? "Boolean" : named.Name,
        NamedTypeKind.Entity => "Entity",
        NamedTypeKind.Extension => "Extension",
        _ => "EntityOrCommon",
    };

    private void WriteType(JsonTextWriter json, TypeExpression type, Action more) => json.Object(() =>
    {
        switch (type)
        {
            case SetTypeExpression set:
                json.Name("type").String("Set");
                WriteType(json.Name("element"), set.Element, static () => { });
                break;
            case RecordTypeExpression record:
                json.Name("type").String("Record");
                json.Name("attributes").Object(() => WriteAttributes(record));
                break;
            case NamedTypeExpression named:
                WriteNamed(named);
                break;
        }

        more();
    });

    private void WriteNamed(NamedTypeExpression named)
    {
        _json.Name("type").String(TypeName(named));
        if (named.Kind is not (NamedTypeKind.Common or NamedTypeKind.Primitive))
        {
            _json.Name("name").String(named.Name);
        }
    }

    private void WriteAttributes(RecordTypeExpression record)
    {
        foreach (var attribute in record.Attributes)
        {
            WriteType(_json.Name(attribute.Name.Text), attribute.Type, () => WriteAttributeNotes(attribute));
        }
    }

    private void WriteAttributeNotes(AttributeDeclaration attribute)
    {
        if (!attribute.IsRequired)
        {
            _json.Name("required").Boolean(false);
        }

        WriteAnnotations(attribute.Name.Annotations);
    }

    private void WriteAnnotations(IReadOnlyList<Annotation> annotations)
    {
        if (annotations.Count == 0)
        {
            return;
        }

        _json.Name("annotations").Object(() =>
        {
            foreach (var annotation in annotations)
            {
                _json.Name(annotation.Name).StringOrNull(annotation.Value);
            }
        });
    }
}
