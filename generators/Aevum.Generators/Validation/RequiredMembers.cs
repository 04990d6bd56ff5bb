using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Validation;

/// <summary>The members that whoever constructs a type must set, unless the constructor says that it sets them.</summary>
internal static class RequiredMembers
{
    /// <summary>The required properties and fields of <paramref name="type"/> and its bases.</summary>
    public static IEnumerable<ISymbol> Of(INamedTypeSymbol type)
    {
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true })
                {
                    yield return member;
                }
            }
        }
    }

    /// <summary>True when <paramref name="constructor"/> says that it sets them.</summary>
    public static bool AreSetBy(IMethodSymbol constructor) => constructor.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute");
}
