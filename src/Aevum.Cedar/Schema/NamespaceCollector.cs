using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema;

/// <summary>Gathers declarations by namespace and refuses names that are declared twice or reserved.</summary>
internal sealed class NamespaceCollector(SchemaSource source)
{
    private readonly List<NamespaceDeclaration> _namespaces = [];
    private readonly HashSet<string> _declared = new(StringComparer.Ordinal);
    private NamespaceDeclaration? _unnamed;

    /// <summary>The namespace of declarations that stand outside of every namespace.</summary>
    internal NamespaceDeclaration Unnamed => _unnamed ??= AddToList(new(string.Empty, [], default));

    internal NamespaceDeclaration Add(DeclaredName name)
    {
        RefuseReserved(name);
        RefuseSecond("namespace", name.Text, name);
        return AddToList(new(name.Text, name.Annotations, name.Span));
    }

    internal void AddCommonType(NamespaceDeclaration target, CommonTypeDeclaration declaration)
    {
        var name = declaration.Name;
        RefuseReserved(name);
        if (SchemaNames.IsReservedTypeName(name.Text))
        {
            throw Fault($"`{name.Text}` is a built-in type and cannot be declared as a common type", name.Span, "use another name");
        }

        RefuseSecond("type", SchemaNames.Qualify(target.Name, name.Text), name);
        target.CommonTypes.Add(declaration);
    }

    internal void AddEntityType(NamespaceDeclaration target, EntityTypeDeclaration declaration)
    {
        var name = declaration.Name;
        RefuseReserved(name);
        if (string.Equals(name.Text, SchemaNames.Action, StringComparison.Ordinal))
        {
            throw Fault("`Action` is the entity type of actions and cannot be declared", name.Span, "declare actions with `action`, or use another name");
        }

        RefuseSecond("entity", SchemaNames.Qualify(target.Name, name.Text), name);
        target.EntityTypes.Add(declaration);
    }

    internal void AddAction(NamespaceDeclaration target, ActionDeclaration declaration)
    {
        RefuseSecond("action", target.Name + "\"" + declaration.Name.Text, declaration.Name);
        target.Actions.Add(declaration);
    }

    internal SchemaDocument ToDocument() => new(_namespaces);

    private NamespaceDeclaration AddToList(NamespaceDeclaration added)
    {
        _namespaces.Add(added);
        return added;
    }

    private void RefuseReserved(DeclaredName name)
    {
        if (SchemaNames.UsesReservedPart(name.Text))
        {
            throw Fault("`__cedar` is reserved and cannot be part of a declared name", name.Span, "use another name");
        }
    }

    private void RefuseSecond(string kind, string key, DeclaredName name)
    {
        if (!_declared.Add(kind + " " + key))
        {
            throw Fault($"{kind} `{name.Text}` is declared twice", name.Span, "remove or rename one of the two");
        }
    }

    private CedarSchemaException Fault(string message, SourceSpan span, string help) => new(source.Fault(message, span, help));
}
