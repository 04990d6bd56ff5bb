using System.Text;
using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Text;

/// <summary>Reads schema text, Cedar 4.10 grammar for schemas. Stops at the first fault.</summary>
internal sealed class SchemaParser
{
    private readonly SchemaTokenReader _reader;
    private readonly TypeParser _types;
    private readonly NamespaceCollector _namespaces;

    private SchemaParser(SchemaSource source)
    {
        _reader = new(source);
        _types = new(_reader);
        _namespaces = new(source);
    }

    /// <exception cref="CedarSchemaException">The text does not follow the grammar.</exception>
    internal static SchemaDocument Parse(SchemaSource source)
    {
        var parser = new SchemaParser(source);
        while (parser._reader.Current.Kind != SchemaTokenKind.End)
        {
            parser.ParseTopLevel();
        }

        return parser._namespaces.ToDocument();
    }

    private void ParseTopLevel()
    {
        var annotations = _types.ParseAnnotations();
        if (!_reader.AtKeyword("namespace"))
        {
            ParseDeclaration(_namespaces.Unnamed, annotations);
            return;
        }

        _reader.Take();
        var path = _types.ParsePath();
        var declared = _namespaces.Add(new(path.Name, path.Span, annotations));
        _reader.Expect("{");
        while (!_reader.TryTake("}"))
        {
            ParseDeclaration(declared, _types.ParseAnnotations());
        }
    }

    private void ParseDeclaration(NamespaceDeclaration target, IReadOnlyList<Annotation> annotations)
    {
        if (_reader.TryTakeKeyword("entity"))
        {
            ParseEntity(target, annotations);
        }
        else if (_reader.TryTakeKeyword("action"))
        {
            ParseAction(target, annotations);
        }
        else if (_reader.TryTakeKeyword("type"))
        {
            ParseCommonType(target, annotations);
        }
        else
        {
            throw _reader.Unexpected(target.Name.Length == 0 ? "`entity`, `action`, `type` or `namespace`" : "`entity`, `action`, `type` or `}`");
        }

        _reader.Expect(";");
    }

    private void ParseCommonType(NamespaceDeclaration target, IReadOnlyList<Annotation> annotations)
    {
        var name = _reader.ExpectIdentifier();
        _reader.Expect("=");
        _namespaces.AddCommonType(target, new(new(name.Text, name.Span, annotations), _types.ParseType()));
    }

    private void ParseEntity(NamespaceDeclaration target, IReadOnlyList<Annotation> annotations)
    {
        var names = new List<DeclaredName>();
        do
        {
            var name = _reader.ExpectIdentifier();
            names.Add(new(name.Text, name.Span, annotations));
        }
        while (_reader.TryTake(","));

        if (_reader.TryTakeKeyword("enum"))
        {
            var choices = ParseChoices();
            names.ForEach(name => _namespaces.AddEntityType(target, new(name, choices)));
            return;
        }

        List<NameReference> parents = _reader.TryTakeKeyword("in") ? _types.ParsePaths() : [];
        var shape = _reader.TryTake("=") || _reader.At("{") ? _types.ParseRecord() : null;
        var tags = _reader.TryTakeKeyword("tags") ? _types.ParseType() : null;
        names.ForEach(name => _namespaces.AddEntityType(target, new(name, parents, shape, tags)));
    }

    private List<string> ParseChoices()
    {
        _reader.Expect("[");
        var choices = new List<string>();
        do
        {
            choices.Add(_reader.ExpectString());
        }
        while (_reader.TryTake(","));

        _reader.Expect("]");
        return choices;
    }

    private void ParseAction(NamespaceDeclaration target, IReadOnlyList<Annotation> annotations)
    {
        var names = new List<DeclaredName>();
        do
        {
            names.Add(_types.ParseName(annotations));
        }
        while (_reader.TryTake(","));

        List<ActionReference> parents = _reader.TryTakeKeyword("in") ? ParseActionReferences() : [];
        var application = _reader.TryTakeKeyword("appliesTo") ? new ApplicationParser(_reader, _types).Parse(names[0]) : null;
        names.ForEach(name => _namespaces.AddAction(target, new(name, parents, application)));
    }

    private List<ActionReference> ParseActionReferences()
    {
        if (!_reader.TryTake("["))
        {
            return [ParseActionReference()];
        }

        var references = new List<ActionReference>();
        do
        {
            references.Add(ParseActionReference());
        }
        while (_reader.TryTake(","));

        _reader.Expect("]");
        return references;
    }

    /// <summary><c>Path '::' STR | Name</c></summary>
    private ActionReference ParseActionReference()
    {
        var first = _types.ParseName([]);
        if (!_reader.At("::"))
        {
            return new(null, first.Text, first.Span);
        }

        var type = new StringBuilder(first.Text);
        while (_reader.TryTake("::"))
        {
            if (_reader.Current.Kind == SchemaTokenKind.String)
            {
                var span = first.Span.To(_reader.Current.Span);
                return new(type.ToString(), _reader.ExpectString(), span);
            }

            type.Append("::").Append(_reader.ExpectIdentifier().Text);
        }

        throw _reader.Unexpected("`::` and the quoted name of an action");
    }
}
