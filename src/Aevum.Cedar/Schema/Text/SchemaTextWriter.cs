using System.Text;
using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Schema.Resolution;

namespace Aevum.Cedar.Schema.Text;

/// <summary>Writes a schema as Cedar schema text. One instance writes once.</summary>
internal sealed class SchemaTextWriter
{
    private readonly StringBuilder _text = new();
    private readonly SchemaDocument _document;
    private readonly ResolvedSchema _resolved;
    private readonly TypeTextWriter _types;

    private SchemaTextWriter(SchemaDocument document, ResolvedSchema resolved)
    {
        _document = document;
        _resolved = resolved;
        _types = new(_text, document);
    }

    /// <exception cref="InvalidOperationException">The schema says something that schema text cannot say.</exception>
    internal static string Write(SchemaDocument document, ResolvedSchema resolved)
    {
        var writer = new SchemaTextWriter(document, resolved);
        writer.WriteDocument();
        return writer._text.ToString();
    }

    private void WriteDocument()
    {
        foreach (var declared in _document.Namespaces)
        {
            if (declared.Name.Length == 0)
            {
                WriteDeclarations(declared, 0);
                continue;
            }

            _types.WriteAnnotations(declared.Annotations, 0);
            _text.Append("namespace ").Append(declared.Name).Append(" {\n");
            WriteDeclarations(declared, 1);
            _text.Append("}\n");
        }
    }

    private void WriteDeclarations(NamespaceDeclaration declared, int indent)
    {
        foreach (var type in declared.CommonTypes)
        {
            Begin("type", type.Name, indent);
            _text.Append(type.Name.Text).Append(" = ");
            _types.WriteType(declared.Name, type.Type, indent);
            _text.Append(";\n");
        }

        foreach (var type in declared.EntityTypes)
        {
            WriteEntityType(declared.Name, type, indent);
        }

        foreach (var action in declared.Actions)
        {
            WriteAction(declared.Name, action, indent);
        }
    }

    private void WriteEntityType(string namespaceName, EntityTypeDeclaration type, int indent)
    {
        Begin("entity", type.Name, indent);
        _text.Append(type.Name.Text);
        if (type.IsEnumerated)
        {
            _text.Append(" enum [").Append(string.Join(", ", type.Choices.Select(SchemaNames.Quoted))).Append("];\n");
            return;
        }

        if (type.Parents.Count > 0)
        {
            _text.Append(" in ");
            WriteReferences(type.Parents);
        }

        if (type.Shape is RecordTypeExpression record)
        {
            _text.Append(" = ");
            _types.WriteType(namespaceName, record, indent);
        }
        else if (type.Shape is not null)
        {
            // Text has no shape by reference, which JSON has: the record is written out.
            _text.Append(" = ");
            _types.WriteResolved(namespaceName, _resolved.EntityTypes[SchemaNames.Qualify(namespaceName, type.Name.Text)].Attributes);
        }

        if (type.Tags is not null)
        {
            _text.Append(" tags ");
            _types.WriteType(namespaceName, type.Tags, indent);
        }

        _text.Append(";\n");
    }

    private void WriteAction(string namespaceName, ActionDeclaration action, int indent)
    {
        Begin("action", action.Name, indent);
        _text.Append(SchemaNames.AttributeText(action.Name.Text));
        if (action.Parents.Count > 0)
        {
            _text.Append(" in [").Append(string.Join(", ", action.Parents.Select(ReferenceText))).Append(']');
        }

        if (action.Application is { Principals.Count: > 0, Resources.Count: > 0 } application)
        {
            WriteApplication(namespaceName, application, indent);
        }

        _text.Append(";\n");
    }

    private void WriteApplication(string namespaceName, ApplicationDeclaration application, int indent)
    {
        _text.Append(" appliesTo {\n");
        Indent(indent + 1).Append("principal: ");
        WriteReferences(application.Principals);
        _text.Append(",\n");
        Indent(indent + 1).Append("resource: ");
        WriteReferences(application.Resources);
        if (application.Context is not null)
        {
            _text.Append(",\n");
            Indent(indent + 1).Append("context: ");
            _types.WriteType(namespaceName, application.Context, indent + 1);
        }

        _text.Append('\n');
        Indent(indent).Append('}');
    }

    private void Begin(string keyword, DeclaredName name, int indent)
    {
        _types.WriteAnnotations(name.Annotations, indent);
        Indent(indent).Append(keyword).Append(' ');
    }

    private void WriteReferences(IReadOnlyList<NameReference> references) =>
        _text.Append('[').Append(string.Join(", ", references.Select(static reference => reference.Name))).Append(']');

    private static string ReferenceText(ActionReference reference) =>
        reference.Type is null ? SchemaNames.AttributeText(reference.Id) : reference.Type + "::" + SchemaNames.Quoted(reference.Id);

    private StringBuilder Indent(int indent) => _text.Append(' ', indent * 2);
}
