using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Schema.Resolution;

/// <summary>Every declared name of a schema, fully qualified.</summary>
internal sealed class SymbolTable
{
    private const string RenameOne = "rename one of the two, or move the second into a namespace";

    private readonly HashSet<string> _actionTypes = new(StringComparer.Ordinal);

    internal SymbolTable(SchemaDocument document)
    {
        foreach (var declared in document.Namespaces)
        {
            Add(declared);
        }
    }

    internal Dictionary<string, DeclaredIn<CommonTypeDeclaration>> CommonTypes { get; } = new(StringComparer.Ordinal);

    internal Dictionary<string, DeclaredIn<EntityTypeDeclaration>> EntityTypes { get; } = new(StringComparer.Ordinal);

    internal Dictionary<EntityUid, DeclaredIn<ActionDeclaration>> Actions { get; } = [];

    /// <summary>True for <c>Ns::Action</c> when the namespace declares an action.</summary>
    internal bool IsActionType(string name) => _actionTypes.Contains(name);

    /// <summary>
    /// The qualified names that a name may stand for, best first: inside a namespace a plain name means the one declared there,
    /// else the one declared outside of every namespace.
    /// </summary>
    internal static string[] Candidates(string namespaceName, string name) =>
        namespaceName.Length == 0 || SchemaNames.IsQualified(name) ? [name] : [SchemaNames.Qualify(namespaceName, name), name];

    /// <summary>Refuses names that would hide a name declared outside of every namespace (Cedar RFC 70).</summary>
    internal void RefuseShadowing(FaultList faults)
    {
        foreach (var type in CommonTypes)
        {
            RefuseShadowingType(type.Value.Namespace, type.Value.Declaration.Name, faults);
        }

        foreach (var type in EntityTypes)
        {
            RefuseShadowingType(type.Value.Namespace, type.Value.Declaration.Name, faults);
        }

        foreach (var action in Actions)
        {
            var hidden = EntityUid.Trusted(SchemaNames.Action, action.Key.Id);
            if (action.Value.Namespace.Length > 0 && Actions.ContainsKey(hidden))
            {
                faults.Add($"`{action.Key}` hides `{hidden}`, which is declared outside of every namespace", action.Value.Declaration.Name.Span, RenameOne);
            }
        }
    }

    private void RefuseShadowingType(string namespaceName, DeclaredName name, FaultList faults)
    {
        if (namespaceName.Length > 0 && (CommonTypes.ContainsKey(name.Text) || EntityTypes.ContainsKey(name.Text)))
        {
            var full = SchemaNames.Qualify(namespaceName, name.Text);
            faults.Add($"`{full}` hides `{name.Text}`, which is declared outside of every namespace", name.Span, RenameOne);
        }
    }

    private void Add(NamespaceDeclaration declared)
    {
        foreach (var type in declared.CommonTypes)
        {
            CommonTypes.Add(SchemaNames.Qualify(declared.Name, type.Name.Text), new(declared.Name, type));
        }

        foreach (var type in declared.EntityTypes)
        {
            EntityTypes.Add(SchemaNames.Qualify(declared.Name, type.Name.Text), new(declared.Name, type));
        }

        var actionType = SchemaNames.Qualify(declared.Name, SchemaNames.Action);
        foreach (var action in declared.Actions)
        {
            _actionTypes.Add(actionType);
            Actions.Add(EntityUid.Trusted(actionType, action.Name.Text), new(declared.Name, action));
        }
    }
}
