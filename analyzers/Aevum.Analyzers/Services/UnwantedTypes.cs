using System.Collections.Concurrent;
using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Services;

/// <summary>
/// Decides which implementations of a service a shipped build must not use. A type that derives from such a type or wraps one is unwanted too. The
/// answer is kept for each type. Thread-safe.
/// </summary>
internal abstract class UnwantedTypes(KernelSymbols kernel, KernelType service, KernelType known, ValueAnalysis values)
{
    private readonly KitAssemblies _assemblies = KitAssemblies.Of(kernel);
    private readonly ConcurrentDictionary<ITypeSymbol, bool> _verdicts = new(SymbolEqualityComparer.Default);

    protected KernelSymbols Kernel { get; } = kernel;

    protected ValueAnalysis Values { get; } = values;

    /// <summary>The interface of the service.</summary>
    public KernelType Service { get; } = service;

    /// <summary>True when <paramref name="type"/> is unwanted.</summary>
    public bool Contains(ITypeSymbol? type, CancellationToken cancellationToken)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named)
        {
            return false;
        }

        return _verdicts.TryGetValue(type, out var verdict) ? verdict : _verdicts.GetOrAdd(type, Decide(named, cancellationToken));
    }

    /// <summary>True when a type with this definition, or one that takes the place of this type parameter, can be unwanted.</summary>
    public bool MayContain(ITypeSymbol definition) =>
        definition is ITypeParameterSymbol
        || (definition is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } && _assemblies.Reaches(definition.ContainingAssembly)
            && Service.IsOrIsBaseOf(definition));

    /// <summary>What the type says about itself: an attribute, a constant member, a body.</summary>
    /// <returns>True or false when it says something; null when it says nothing.</returns>
    protected abstract bool? Declares(INamedTypeSymbol type, CancellationToken cancellationToken);

    private bool Decide(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!_assemblies.Reaches(type.ContainingAssembly) || !Service.IsOrIsBaseOf(type))
        {
            return false;
        }

        if (known.Is(type))
        {
            return true;
        }

        return Declares(type.OriginalDefinition, cancellationToken) ?? (Contains(type.BaseType, cancellationToken) || Wraps(type));
    }

    private bool Wraps(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).Any(field => known.Is(field.Type))
        || type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => known.Is(parameter.Type)));
}
