using Aevum.Cedar.Schema.Declarations;
using Aevum.Cedar.Syntax;

namespace Aevum.Cedar.Schema.Resolution;

/// <summary>
/// Turns written types into resolved ones. Equal types become one object, so that a type which is used many times costs once;
/// the written-out size and the depth are bounded, so that doubling definitions cannot grow without end.
/// </summary>
internal sealed class TypeResolver
{
    /// <summary>Most types in the written-out form of one type, all common types expanded.</summary>
    internal const int MaxTypeSize = 100_000;

    private readonly NameResolver _names;
    private readonly FaultList _faults;
    private readonly int _maxDepth;
    private readonly Dictionary<CedarType, CedarType> _unique = [];
    private readonly Dictionary<string, CedarType?> _commonTypes = new(StringComparer.Ordinal);

    internal TypeResolver(NameResolver names, FaultList faults, int maxDepth)
    {
        _names = names;
        _faults = faults;
        _maxDepth = maxDepth;
    }

    /// <summary>Resolves the common types in an order in which each comes after those it uses. A cycle is reported and resolves to nothing.</summary>
    internal void ResolveCommonTypes(SymbolTable symbols)
    {
        var uses = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var declared in symbols.CommonTypes)
        {
            var used = new HashSet<string>(StringComparer.Ordinal);
            Collect(declared.Value.Namespace, declared.Value.Declaration.Type, used);
            uses.Add(declared.Key, used);
        }

        var order = new DependencyOrder<string>(uses);
        foreach (var cyclic in order.Cyclic)
        {
            const string Help = "break the cycle; an entity type may refer to itself, a common type may not";
            _faults.Add($"the common type `{cyclic}` is defined by itself", symbols.CommonTypes[cyclic].Declaration.Name.Span, Help);
        }

        foreach (var unsortable in order.Unsortable)
        {
            _commonTypes[unsortable] = null;
        }

        foreach (var name in order.Sorted)
        {
            var declared = symbols.CommonTypes[name];
            _commonTypes[name] = Resolve(declared.Namespace, declared.Declaration.Type);
        }
    }

    /// <summary>The resolved type, or null when it holds a fault that has been reported.</summary>
    internal CedarType? Resolve(string namespaceName, TypeExpression written) => written switch
    {
        SetTypeExpression set => Resolve(namespaceName, set.Element) is { } element ? Bounded(new SetType(element), set.Span) : null,
        RecordTypeExpression record => ResolveRecord(namespaceName, record),
        NamedTypeExpression named => ResolveNamed(namespaceName, named),
        _ => throw new InvalidOperationException("the family of written types has three members"),
    };

    /// <summary>As <see cref="Resolve"/>, but only a record will do.</summary>
    internal RecordType? ResolveRecordOnly(string namespaceName, TypeExpression written, string what)
    {
        var type = Resolve(namespaceName, written);
        if (type is null or RecordType)
        {
            return (RecordType?)type;
        }

        _faults.Add($"{what} must be a record, not `{type.ToShortString()}`", written.Span, "write it as `{ name: Type }`");
        return null;
    }

    private CedarType? ResolveNamed(string namespaceName, NamedTypeExpression named)
    {
        var target = _names.Resolve(namespaceName, named);
        if (target.CommonType is { } common)
        {
            return _commonTypes[common];
        }

        if (target.Type is null)
        {
            _names.ReportUnknown(named);
        }

        return target.Type;
    }

    private CedarType? ResolveRecord(string namespaceName, RecordTypeExpression record)
    {
        var attributes = new List<AttributeDefinition>(record.Attributes.Count);
        foreach (var attribute in record.Attributes)
        {
            if (Resolve(namespaceName, attribute.Type) is { } type)
            {
                attributes.Add(new(attribute.Name.Text, type, attribute.IsRequired));
            }
        }

        return attributes.Count == record.Attributes.Count ? Bounded(RecordType.Create(attributes, isOpen: false), record.Span) : null;
    }

    private CedarType? Bounded(CedarType type, SourceSpan span)
    {
        if (type.Size > MaxTypeSize)
        {
            _faults.Add($"this type has more than {MaxTypeSize} parts once its common types are written out", span, "use entity types for large structures");
            return null;
        }

        if (type.Depth > _maxDepth)
        {
            _faults.Add($"this type nests deeper than {_maxDepth} levels once its common types are written out", span, "use entity types for deep structures");
            return null;
        }

        if (_unique.TryGetValue(type, out var known))
        {
            return known;
        }

        _unique.Add(type, type);
        return type;
    }

    /// <summary>Gathers the common types that a written type uses.</summary>
    private void Collect(string namespaceName, TypeExpression written, HashSet<string> used)
    {
        switch (written)
        {
            case SetTypeExpression set:
                Collect(namespaceName, set.Element, used);
                break;
            case RecordTypeExpression record:
                foreach (var attribute in record.Attributes)
                {
                    Collect(namespaceName, attribute.Type, used);
                }

                break;
            case NamedTypeExpression named when _names.Resolve(namespaceName, named).CommonType is { } common:
                used.Add(common);
                break;
        }
    }
}
