using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Services;

/// <summary>
/// The types that talk to one service: the implementations of its interface, and the option types that their constructors take. Computed once, when a
/// rule first asks. Thread-safe.
/// </summary>
internal sealed class ServiceClients(KernelType service, KitAssemblies assemblies)
{
    private readonly Lazy<HashSet<ISymbol>> _options = new(() => FindOptions(service, assemblies));

    /// <summary>True when <paramref name="type"/> implements the service.</summary>
    public bool IsClient(ITypeSymbol type) =>
        assemblies.Contains(type.ContainingAssembly) && service.IsOrIsBaseOf(type);

    /// <summary>True when <paramref name="type"/> implements the service or configures an implementation of it.</summary>
    public bool IsClientOrOptions(ITypeSymbol type) =>
        assemblies.Contains(type.ContainingAssembly) && (service.IsOrIsBaseOf(type) || IsOptions(type));

    /// <summary>True when <paramref name="symbol"/> is declared inside an implementation of the service.</summary>
    public bool IsInsideClient(ISymbol? symbol)
    {
        for (var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType)
        {
            if (IsClient(type))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsOptions(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (_options.Value.Contains(current.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    private static HashSet<ISymbol> FindOptions(KernelType service, KitAssemblies assemblies)
    {
        var options = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var type in assemblies.Users().SelectMany(assembly => TypesIn(assembly.GlobalNamespace)).Where(type => service.IsOrIsBaseOf(type)))
        {
            foreach (var parameter in type.InstanceConstructors.SelectMany(constructor => constructor.Parameters))
            {
                options.UnionWith(Configuring(parameter.Type).Where(part => assemblies.Contains(part.ContainingAssembly)));
            }
        }

        return options;
    }

    /// <summary>The type itself, and what <c>IOptions&lt;T&gt;</c> and the like carry.</summary>
    private static IEnumerable<INamedTypeSymbol> Configuring(ITypeSymbol type) => type is INamedTypeSymbol named
        ? named.TypeArguments.OfType<INamedTypeSymbol>().Prepend(named).Select(part => part.OriginalDefinition)
        : [];

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceOrTypeSymbol inner)
            {
                foreach (var type in TypesIn(inner))
                {
                    yield return type;
                }
            }
        }

        if (container is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } found)
        {
            yield return found;
        }
    }
}
