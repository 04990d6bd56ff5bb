using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Validation;

/// <summary>Reads the arguments of an attribute that may be half typed: whatever is missing or of the wrong type reads as null.</summary>
internal static class AttributeValues
{
    public static string? PositionalText(AttributeData attribute, int index) =>
        index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    public static string? Text(AttributeData attribute, string name) => Find(attribute, name) is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    public static int? Number(AttributeData attribute, string name) =>
        Find(attribute, name) is { Kind: TypedConstantKind.Primitive or TypedConstantKind.Enum, Value: int number } ? number : null;

    public static ITypeSymbol? Type(AttributeData attribute, string name) => Find(attribute, name) is { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } ? type : null;

    public static bool IsGiven(AttributeData attribute, string name) => Find(attribute, name) is not null;

    private static TypedConstant? Find(AttributeData attribute, string name)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (string.Equals(argument.Key, name, StringComparison.Ordinal))
            {
                return argument.Value;
            }
        }

        return null;
    }
}
