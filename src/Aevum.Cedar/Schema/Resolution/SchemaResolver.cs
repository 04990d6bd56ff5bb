using Aevum.Cedar.Schema.Declarations;

namespace Aevum.Cedar.Schema.Resolution;

/// <summary>Finds what every name of a schema means, and reports every fault it meets on the way.</summary>
internal static class SchemaResolver
{
    /// <exception cref="CedarSchemaException">The schema contradicts itself or uses a name that is not declared.</exception>
    internal static ResolvedSchema Resolve(SchemaDocument document, SchemaSource source)
    {
        var faults = new FaultList(source);
        var symbols = new SymbolTable(document);
        var names = new NameResolver(symbols, faults);
        var types = new TypeResolver(names, faults, source.MaxTypeDepth);
        symbols.RefuseShadowing(faults);
        types.ResolveCommonTypes(symbols);
        var entityTypes = new Dictionary<string, EntityTypeDefinition>(StringComparer.Ordinal);
        foreach (var type in symbols.EntityTypes)
        {
            entityTypes.Add(type.Key, ResolveEntityType(type.Key, type.Value, names, types));
        }

        var actions = new ActionResolver(symbols, names, types, faults).Resolve();
        faults.ThrowIfAny();
        return new(entityTypes, actions);
    }

    private static EntityTypeDefinition ResolveEntityType(string name, DeclaredIn<EntityTypeDeclaration> declared, NameResolver names, TypeResolver types)
    {
        var written = declared.Declaration;
        var reference = names.EntityReference(name);
        if (written.IsEnumerated)
        {
            return EntityTypeDefinition.Enumerated(reference, [.. written.Choices.Distinct(StringComparer.Ordinal)], written.Name.Annotations);
        }

        var parents = names.ResolveEntityTypes(declared.Namespace, written.Parents);
        var attributes = written.Shape is null ? RecordType.Empty : types.ResolveRecordOnly(declared.Namespace, written.Shape, $"the shape of `{name}`");
        var tags = written.Tags is null ? null : types.Resolve(declared.Namespace, written.Tags);
        return EntityTypeDefinition.Standard(reference, parents, new(attributes ?? RecordType.Empty, tags), written.Name.Annotations);
    }
}
