using System.Text;
using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Text;

/// <summary>Reads types, names and annotations of schema text.</summary>
internal sealed class TypeParser(SchemaTokenReader reader)
{
    private static readonly Annotation[] NoAnnotations = [];

    /// <summary><c>Path | 'Set' '&lt;' Type '&gt;' | RecType</c></summary>
    internal TypeExpression ParseType()
    {
        reader.Enter();
        var type = ParseTypeBody();
        reader.Leave();
        return type;
    }

    /// <summary><c>'{' [AttrDecls] '}'</c></summary>
    internal RecordTypeExpression ParseRecord()
    {
        var open = reader.Expect("{");
        var attributes = new List<AttributeDeclaration>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!reader.At("}"))
        {
            var attribute = ParseAttribute();
            if (!names.Add(attribute.Name.Text))
            {
                throw reader.Fault($"the attribute `{attribute.Name.Text}` is declared twice in one record", attribute.Name.Span, "remove one of the two");
            }

            attributes.Add(attribute);
            if (!reader.TryTake(",") && !reader.At("}"))
            {
                throw reader.Unexpected("`,` or `}`");
            }
        }

        return new(attributes, open.Span.To(reader.Take().Span));
    }

    /// <summary><c>IDENT {'::' IDENT}</c></summary>
    internal NameReference ParsePath()
    {
        var first = reader.ExpectIdentifier();
        if (!reader.At("::"))
        {
            return new(first.Text, first.Span);
        }

        var name = new StringBuilder(first.Text);
        var span = first.Span;
        while (reader.TryTake("::"))
        {
            var part = reader.ExpectIdentifier();
            name.Append("::").Append(part.Text);
            span = span.To(part.Span);
        }

        return new(name.ToString(), span);
    }

    /// <summary><c>EntType | '[' [EntTypes] ']'</c></summary>
    internal List<NameReference> ParsePaths()
    {
        if (!reader.TryTake("["))
        {
            return [ParsePath()];
        }

        var paths = new List<NameReference>();
        if (reader.TryTake("]"))
        {
            return paths;
        }

        do
        {
            paths.Add(ParsePath());
        }
        while (reader.TryTake(","));

        reader.Expect("]");
        return paths;
    }

    /// <summary><c>IDENT | STR</c></summary>
    internal DeclaredName ParseName(IReadOnlyList<Annotation> annotations)
    {
        var span = reader.Current.Span;
        if (reader.Current.Kind == SchemaTokenKind.String)
        {
            return new(reader.ExpectString(), span, annotations);
        }

        return reader.Current.Kind == SchemaTokenKind.Identifier
            ? new(reader.ExpectIdentifier().Text, span, annotations)
            : throw reader.Unexpected("a name or a string");
    }

    /// <summary><c>{'@' IDENT ['(' STR ')']}</c></summary>
    internal IReadOnlyList<Annotation> ParseAnnotations()
    {
        if (!reader.At("@"))
        {
            return NoAnnotations;
        }

        var annotations = new List<Annotation>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.At("@"))
        {
            var start = reader.Take().Span;
            var name = reader.ExpectAnyIdentifier();
            if (!names.Add(name.Text))
            {
                throw reader.Fault($"the annotation `@{name.Text}` stands here twice", name.Span, "remove one of the two");
            }

            annotations.Add(ParseAnnotationValue(name, start));
        }

        return annotations;
    }

    private Annotation ParseAnnotationValue(SchemaToken name, SourceSpan start)
    {
        if (!reader.TryTake("("))
        {
            return new(name.Text, null, start.To(name.Span));
        }

        var value = reader.ExpectString();
        return new(name.Text, value, start.To(reader.Expect(")").Span));
    }

    private TypeExpression ParseTypeBody()
    {
        if (reader.At("{"))
        {
            return ParseRecord();
        }

        if (reader.Current.Kind != SchemaTokenKind.Identifier)
        {
            throw reader.Unexpected("a type");
        }

        var path = ParsePath();
        if (path.Name != "Set" || !reader.TryTake("<"))
        {
            return new NamedTypeExpression(path.Name, NamedTypeKind.EntityOrCommon, path.Span);
        }

        var element = ParseType();
        return new SetTypeExpression(element, path.Span.To(reader.Expect(">").Span));
    }

    private AttributeDeclaration ParseAttribute()
    {
        var annotations = ParseAnnotations();
        var name = ParseName(annotations);
        var isRequired = !reader.TryTake("?");
        reader.Expect(":");
        return new(name, ParseType(), isRequired);
    }
}
