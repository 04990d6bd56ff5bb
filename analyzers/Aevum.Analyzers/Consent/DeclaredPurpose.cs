using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Consent;

/// <summary>One <c>[ConsentPurpose]</c> declaration.</summary>
internal sealed record DeclaredPurpose(string Name, INamedTypeSymbol Type, long Operations);
