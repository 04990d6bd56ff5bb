using System.Text;
using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Schema.Resolution;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Text;

/// <summary>Writes types as schema text, and makes sure that each name means in text what it meant before.</summary>
internal sealed class TypeTextWriter
{
    private readonly StringBuilder _text;
    private readonly NameResolver _names;

    internal TypeTextWriter(StringBuilder text, SchemaDocument document)
    {
        _text = text;
        _names = new(new SymbolTable(document), new FaultList(new SchemaSource(string.Empty, SyntaxLimits.Default)));
    }

    internal void WriteAnnotations(IReadOnlyList<Annotation> annotations, int indent)
    {
        foreach (var annotation in annotations)
        {
            Indent(indent).Append('@').Append(annotation.Name);
            if (annotation.Value is not null)
            {
                _text.Append('(').Append(SchemaNames.Quoted(annotation.Value)).Append(')');
            }

            _text.Append('\n');
        }
    }

    internal void WriteType(string namespaceName, TypeExpression type, int indent)
    {
        switch (type)
        {
            case SetTypeExpression set:
                _text.Append("Set<");
                WriteType(namespaceName, set.Element, indent);
                _text.Append('>');
                break;
            case RecordTypeExpression record:
                WriteRecord(namespaceName, record, indent);
                break;
            case NamedTypeExpression named:
                _text.Append(NameText(namespaceName, named));
                break;
        }
    }

    /// <summary>Writes a resolved type on one line, every name in full.</summary>
    internal void WriteResolved(string namespaceName, CedarType type)
    {
        switch (type)
        {
            case SetType set:
                _text.Append("Set<");
                WriteResolved(namespaceName, set.Element);
                _text.Append('>');
                break;
            case RecordType record:
                WriteResolvedRecord(namespaceName, record);
                break;
            case EntityReferenceType entity:
                _text.Append(NameText(namespaceName, new(entity.Name, NamedTypeKind.Entity, default)));
                break;
            default:
                _text.Append(CedarName.Reserved).Append("::").Append(type);
                break;
        }
    }

    private void WriteResolvedRecord(string namespaceName, RecordType record)
    {
        _text.Append('{');
        var separator = " ";
        foreach (var attribute in record.Attributes)
        {
            _text.Append(separator).Append(SchemaNames.AttributeText(attribute.Name)).Append(attribute.IsRequired ? ": " : "?: ");
            WriteResolved(namespaceName, attribute.Type);
            separator = ", ";
        }

        _text.Append(record.Attributes.Count == 0 ? "}" : " }");
    }

    private void WriteRecord(string namespaceName, RecordTypeExpression record, int indent)
    {
        if (record.Attributes.Count == 0)
        {
            _text.Append("{}");
            return;
        }

        _text.Append("{\n");
        foreach (var attribute in record.Attributes)
        {
            WriteAnnotations(attribute.Name.Annotations, indent + 1);
            Indent(indent + 1).Append(SchemaNames.AttributeText(attribute.Name.Text)).Append(attribute.IsRequired ? ": " : "?: ");
            WriteType(namespaceName, attribute.Type, indent + 1);
            _text.Append(",\n");
        }

        Indent(indent).Append('}');
    }

    /// <summary>A name that means in text what the reference means: itself, else with the prefix of built-in types, else in full.</summary>
    private string NameText(string namespaceName, NamedTypeExpression named)
    {
        var meant = _names.Resolve(namespaceName, named);
        string[] spellings = [named.Name, CedarName.Reserved + "::" + named.Name, SchemaNames.Qualify(namespaceName, named.Name)];
        foreach (var spelling in spellings)
        {
            var read = _names.Resolve(namespaceName, new(spelling, NamedTypeKind.EntityOrCommon, default));
            if (Equals(read.Type, meant.Type) && string.Equals(read.CommonType, meant.CommonType, StringComparison.Ordinal))
            {
                return spelling;
            }
        }

        throw new InvalidOperationException(
            $"schema text cannot refer to the entity type `{meant.Type}`, because another declaration takes its name; rename one of the two");
    }

    private StringBuilder Indent(int indent) => _text.Append(' ', indent * 2);
}
