using Aevum.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Validation;

/// <summary>Reads the options type of a signer: which properties configuration can set, and how.</summary>
internal static class SignerOptionsType
{
    /// <summary>Reads <paramref name="type"/>.</summary>
    /// <returns>The model, or the reason why the type cannot be bound.</returns>
    public static (SignerOptionsModel? Model, string? Fault) Read(INamedTypeSymbol type, Compilation compilation)
    {
        var parameterless = type.InstanceConstructors.FirstOrDefault(constructor => constructor.Parameters.Length == 0);
        if (type.IsAbstract || parameterless is null || !compilation.IsSymbolAccessibleWithin(parameterless, compilation.Assembly))
        {
            return (null, $"takes the options '{type.Name}', which have no constructor without parameters");
        }

        var properties = PropertiesOf(type, compilation);
        var isEveryRequiredSet = RequiredMembers.AreSetBy(parameterless);
        var bindable = properties.Select(property => Describe(property, isEveryRequiredSet)).OfType<OptionModel>().ToList();
        var codeOnly = properties.Where(property => bindable.TrueForAll(option => option.Name != property.Name)).ToList();
        if (!isEveryRequiredSet && RequiredMembers.Of(type).FirstOrDefault(member => bindable.TrueForAll(option => option.Name != member.Name)) is { } unreadable)
        {
            return (null, $"takes the options '{type.Name}', whose required member '{unreadable.Name}' is no property of a type that configuration can give");
        }

        var model = new SignerOptionsModel
        {
            TypeText = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
            Bindable = new(bindable),
            CodeOnly = new(codeOnly.Select(property => property.Name)),
            CanBeConfigured = (isEveryRequiredSet || properties.TrueForAll(property => !property.IsRequired)) && properties.Exists(property => property.SetMethod is { IsInitOnly: false }),
        };
        return (model, null);
    }

    private static List<IPropertySymbol> PropertiesOf(INamedTypeSymbol type, Compilation compilation)
    {
        var found = new List<IPropertySymbol>();
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            found.AddRange(current.GetMembers().OfType<IPropertySymbol>().Where(property =>
                IsSettable(property, compilation) && !found.Exists(nearer => nearer.Name == property.Name)));
        }

        return found;
    }

    private static bool IsSettable(IPropertySymbol property, Compilation compilation) =>
        property is { IsStatic: false, IsIndexer: false, SetMethod: { } set, GetMethod: { } get, ExplicitInterfaceImplementations.IsEmpty: true }
        && compilation.IsSymbolAccessibleWithin(set, compilation.Assembly)
        && compilation.IsSymbolAccessibleWithin(get, compilation.Assembly);

    private static OptionModel? Describe(IPropertySymbol property, bool isEveryRequiredSet)
    {
        var type = property.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : property.Type;
        if (FormOf(type) is not { } form)
        {
            return null;
        }

        var setting = (property.IsRequired && !isEveryRequiredSet, property.SetMethod!.IsInitOnly) switch
        {
            (true, _) => OptionSetting.Required,
            (_, true) => OptionSetting.Initial,
            _ => OptionSetting.Anytime,
        };
        return new OptionModel(property.Name, form, type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat), setting);
    }

    private static OptionForm? FormOf(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_String } => OptionForm.Text,
        { TypeKind: TypeKind.Enum } => OptionForm.Choice,
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_String } => OptionForm.TextList,
        IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => OptionForm.Bytes,
        INamedTypeSymbol { TypeArguments.Length: 1 } generic => FormOfGeneric(generic),
        INamedTypeSymbol named => FormOfNamed(named),
        _ => null,
    };

    private static OptionForm? FormOfGeneric(INamedTypeSymbol type) => (type.Name, type.TypeArguments[0].SpecialType) switch
    {
        ("ReadOnlyMemory", SpecialType.System_Byte) => OptionForm.Bytes,
        ("List" or "IList" or "ICollection", SpecialType.System_String) => OptionForm.MutableTextList,
        ("IReadOnlyList" or "IReadOnlyCollection" or "IEnumerable", SpecialType.System_String) => OptionForm.TextList,
        _ => null,
    };

    private static OptionForm? FormOfNamed(INamedTypeSymbol type)
    {
        if (type.SpecialType is SpecialType.System_Boolean or (>= SpecialType.System_SByte and <= SpecialType.System_Double))
        {
            return OptionForm.Parsable;
        }

        return (DeclaredType.NamespaceOf(type), type.Name) switch
        {
            ("System", "Uri") => OptionForm.Address,
            ("System", "TimeSpan") => OptionForm.Duration,
            ("System", "Guid" or "DateTimeOffset" or "DateOnly" or "TimeOnly") => OptionForm.Parsable,
            _ => null,
        };
    }
}
