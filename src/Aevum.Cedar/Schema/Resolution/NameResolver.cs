using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Resolution;

/// <summary>Finds what type names mean: a common type, else an entity type, else a built-in type (Cedar RFC 24).</summary>
internal sealed class NameResolver(SymbolTable symbols, FaultList faults)
{
    private const string ReservedPrefix = CedarName.Reserved + "::";

    private static readonly CedarType[] BuiltInTypes = [PrimitiveType.Boolean, PrimitiveType.Long, PrimitiveType.String, .. ExtensionType.All];
    private static readonly Dictionary<string, CedarType> BuiltIn = BuiltInTypes.ToDictionary(static type => type.ToString(), StringComparer.Ordinal);

    private readonly Dictionary<string, EntityReferenceType> _entityReferences = new(StringComparer.Ordinal);

    /// <summary>The meaning of a name used inside a type.</summary>
    internal NamedTarget Resolve(string namespaceName, NamedTypeExpression named)
    {
        if (named.Kind is NamedTypeKind.Primitive or NamedTypeKind.Extension)
        {
            return NamedTarget.Of(FindBuiltIn(named.Name, extensionsOnly: named.Kind == NamedTypeKind.Extension));
        }

        foreach (var candidate in SymbolTable.Candidates(namespaceName, named.Name))
        {
            if (named.Kind != NamedTypeKind.Entity && symbols.CommonTypes.ContainsKey(candidate))
            {
                return NamedTarget.Common(candidate);
            }

            if (named.Kind != NamedTypeKind.Common && (symbols.EntityTypes.ContainsKey(candidate) || symbols.IsActionType(candidate)))
            {
                return NamedTarget.Of(EntityReference(candidate));
            }
        }

        return named.Kind == NamedTypeKind.Entity ? default : NamedTarget.Of(FindBuiltIn(WithoutPrefix(named.Name), extensionsOnly: false));
    }

    /// <summary>Says that a type name means nothing.</summary>
    internal void ReportUnknown(NamedTypeExpression named)
    {
        var (what, known) = named.Kind switch
        {
            NamedTypeKind.Extension => ("an extension type", ExtensionType.All.Select(static type => type.Name)),
            NamedTypeKind.Entity => ("an entity type", symbols.EntityTypes.Keys),
            NamedTypeKind.Common => ("a common type", symbols.CommonTypes.Keys.Concat(BuiltIn.Keys)),
            _ => ("a common type, entity type or built-in type", symbols.CommonTypes.Keys.Concat(symbols.EntityTypes.Keys).Concat(BuiltIn.Keys)),
        };

        // The name of the JSON form, too far from `Bool` for a search by spelling.
        var help = WithoutPrefix(named.Name) == "Boolean" ? "did you mean `Bool`?" : faults.Suggest(named.Name, known);
        faults.Add($"`{named.Name}` is not {what}", named.Span, help);
    }

    /// <summary>The qualified names of declared entity types, each once; names that are not declared are reported and left out.</summary>
    internal string[] ResolveEntityTypes(string namespaceName, IReadOnlyList<NameReference> references) =>
        [.. references.Select(reference => ResolveEntityType(namespaceName, reference)).OfType<string>().Distinct(StringComparer.Ordinal)];

    /// <summary>One object for each entity type, so that equal types are mostly the same object.</summary>
    internal EntityReferenceType EntityReference(string name)
    {
        if (!_entityReferences.TryGetValue(name, out var reference))
        {
            reference = new(name);
            _entityReferences.Add(name, reference);
        }

        return reference;
    }

    /// <summary>The qualified name of a declared entity type, or null after reporting that there is none.</summary>
    private string? ResolveEntityType(string namespaceName, NameReference reference)
    {
        foreach (var candidate in SymbolTable.Candidates(namespaceName, reference.Name))
        {
            if (symbols.EntityTypes.ContainsKey(candidate))
            {
                return candidate;
            }
        }

        faults.Add($"`{reference.Name}` is not a declared entity type", reference.Span, faults.Suggest(reference.Name, symbols.EntityTypes.Keys));
        return null;
    }

    private static string WithoutPrefix(string name) =>
        name.StartsWith(ReservedPrefix, StringComparison.Ordinal) ? name.Substring(ReservedPrefix.Length) : name;

    private static CedarType? FindBuiltIn(string name, bool extensionsOnly) =>
        BuiltIn.TryGetValue(name, out var type) && (!extensionsOnly || type is ExtensionType) ? type : null;
}
