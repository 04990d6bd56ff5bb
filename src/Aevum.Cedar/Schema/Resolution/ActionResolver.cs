using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Values;

namespace Aevum.Cedar.Schema.Resolution;

/// <summary>Resolves actions: their parents, to whom and what they apply, their context.</summary>
internal sealed class ActionResolver(SymbolTable symbols, NameResolver names, TypeResolver types, FaultList faults)
{
    internal Dictionary<EntityUid, ActionDefinition> Resolve()
    {
        var resolved = new Dictionary<EntityUid, ActionDefinition>();
        foreach (var action in symbols.Actions)
        {
            resolved.Add(action.Key, Resolve(action.Key, action.Value));
        }

        RefuseCycles(resolved);
        return resolved;
    }

    private ActionDefinition Resolve(EntityUid uid, DeclaredIn<ActionDeclaration> declared)
    {
        var action = declared.Declaration;
        var parents = action.Parents.Select(parent => ResolveParent(declared.Namespace, parent)).OfType<EntityUid>().Distinct().ToArray();
        if (action.Application is not { } application)
        {
            return new(uid, parents, [], [], RecordType.Empty, action.Name.Annotations);
        }

        var principals = ResolveTypes(declared.Namespace, application.Principals);
        var resources = ResolveTypes(declared.Namespace, application.Resources);
        var context = application.Context is null ? RecordType.Empty : types.ResolveRecordOnly(declared.Namespace, application.Context, $"the context of `{uid}`");
        return new(uid, parents, principals, resources, context ?? RecordType.Empty, action.Name.Annotations);
    }

    private string[] ResolveTypes(string namespaceName, IReadOnlyList<NameReference> references) =>
        [.. references.Select(reference => names.ResolveEntityType(namespaceName, reference)).OfType<string>().Distinct()];

    private EntityUid? ResolveParent(string namespaceName, ActionReference reference)
    {
        foreach (var type in SymbolTable.Candidates(namespaceName, reference.Type ?? SchemaNames.Action))
        {
            var candidate = EntityUid.Trusted(type, reference.Id);
            if (symbols.Actions.ContainsKey(candidate))
            {
                return candidate;
            }
        }

        var written = EntityUid.Trusted(reference.Type ?? SchemaNames.Qualify(namespaceName, SchemaNames.Action), reference.Id);
        faults.Add($"`{written}` is not a declared action", reference.Span, faults.Suggest(written.ToString(), symbols.Actions.Keys.Select(static action => action.ToString())));
        return null;
    }

    private void RefuseCycles(Dictionary<EntityUid, ActionDefinition> actions)
    {
        var order = new DependencyOrder<EntityUid>(actions.ToDictionary(static action => action.Key, static action => new HashSet<EntityUid>(action.Value.Parents)));
        foreach (var cyclic in order.Cyclic)
        {
            var name = symbols.Actions[cyclic].Declaration.Name;
            faults.Add($"the action `{cyclic}` lies on a cycle of action groups", name.Span, "an action cannot be its own group; remove one membership of the cycle");
        }
    }
}
