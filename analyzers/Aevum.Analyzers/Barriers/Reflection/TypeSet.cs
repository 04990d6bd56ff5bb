using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>Types of the kernel that an expression can stand for; <see cref="IsAny"/> when it is one of them but not known which.</summary>
internal sealed class TypeSet(ImmutableArray<INamedTypeSymbol> symbols, bool isAny)
{
    public static TypeSet None { get; } = new([], isAny: false);

    public static TypeSet Any { get; } = new([], isAny: true);

    public ImmutableArray<INamedTypeSymbol> Symbols { get; } = symbols;

    public bool IsAny { get; } = isAny;

    public bool IsEmpty => !IsAny && Symbols.IsEmpty;

    public static TypeSet One(INamedTypeSymbol type) => new([type], isAny: false);

    public TypeSet With(TypeSet other) => other.IsEmpty ? this : IsEmpty ? other : new(Symbols.AddRange(other.Symbols), IsAny || other.IsAny);

    /// <summary>The set in words, for messages.</summary>
    public override string ToString() => Symbols is [var first, ..] ? first.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) : "Aevum.Core";
}
