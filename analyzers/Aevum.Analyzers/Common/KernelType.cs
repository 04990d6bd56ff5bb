using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Common;

/// <summary>
/// A type of the kit, by metadata name and assembly identity. One name can match several symbols: the same assembly referenced twice under
/// different extern aliases, or in two versions. A user's own type of the same name never matches.
/// </summary>
internal readonly struct KernelType(ImmutableArray<INamedTypeSymbol> symbols)
{
    /// <summary>Every matching definition; empty when no referenced version of the kit has the type.</summary>
    public ImmutableArray<INamedTypeSymbol> Symbols { get; } = symbols;

    /// <summary>True when the kit has the type.</summary>
    public bool Exists => !Symbols.IsDefaultOrEmpty;

    /// <summary>True when <paramref name="type"/> is this type, or an instance of it when generic.</summary>
    public bool Is(ISymbol? type)
    {
        foreach (var symbol in Symbols)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, type?.OriginalDefinition))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when <paramref name="type"/> is this interface or implements it.</summary>
    public bool IsOrIsBaseOf(ITypeSymbol? type) => Is(type) || (type?.AllInterfaces.Any(Is) ?? false);
}
