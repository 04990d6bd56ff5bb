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
        var application = action.Application is null ? ActionApplication.None : Resolve(uid, declared.Namespace, action.Application);
        return new(uid, parents, application, action.Name.Annotations);
    }

    private ActionApplication Resolve(EntityUid uid, string namespaceName, ApplicationDeclaration application)
    {
        var principals = names.ResolveEntityTypes(namespaceName, application.Principals);
        var resources = names.ResolveEntityTypes(namespaceName, application.Resources);
        var context = application.Context is null ? RecordType.Empty : types.ResolveRecordOnly(namespaceName, application.Context, $"the context of `{uid}`");
        return new(principals, resources, context ?? RecordType.Empty);
    }

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
        var help = faults.Suggest(written.ToString(), symbols.Actions.Keys.Select(static action => action.ToString()));
        faults.Add($"`{written}` is not a declared action", reference.Span, help);
        return null;
    }

    private void RefuseCycles(Dictionary<EntityUid, ActionDefinition> actions)
    {
        const string Help = "an action cannot be its own group; remove one membership of the cycle";
        var parents = actions.ToDictionary(static action => action.Key, static action => new HashSet<EntityUid>(action.Value.Parents));
        foreach (var cyclic in new DependencyOrder<EntityUid>(parents).Cyclic)
        {
            faults.Add($"the action `{cyclic}` lies on a cycle of action groups", symbols.Actions[cyclic].Declaration.Name.Span, Help);
        }
    }
}
