using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Guards;

/// <summary>One place that calls or names a helper.</summary>
/// <param name="Operation">The call, or the method group.</param>
/// <param name="ContainingSymbol">The member that contains it.</param>
internal sealed record HelperUse(IOperation Operation, ISymbol ContainingSymbol);
