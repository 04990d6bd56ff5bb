using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Consent;

/// <summary>One <c>[ConsentPurpose]</c> declaration.</summary>
internal sealed record DeclaredPurpose(string Name, INamedTypeSymbol Type, long Operations, AttributeData Attribute)
{
    private const int DefaultValidity = 90;

    /// <summary>How long a grant lasts, in days.</summary>
    public int ValidForDays => Setting("ValidForDays") is long days ? (int)Math.Min(int.MaxValue, days) : DefaultValidity;

    /// <summary>A named argument of the declaration: text, or a number as <see cref="long"/>; null when it is not there.</summary>
    public object? Setting(string name)
    {
        var argument = Attribute.NamedArguments.FirstOrDefault(each => each.Key == name).Value;
        return argument.Kind is TypedConstantKind.Primitive or TypedConstantKind.Enum ? Arithmetic.Number(argument.Value) ?? argument.Value : null;
    }
}
