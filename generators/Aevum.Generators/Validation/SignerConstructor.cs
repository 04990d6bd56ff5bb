using Aevum.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Validation;

/// <summary>
/// The constructor with which a signer is made from configuration. Usable is a constructor whose every parameter is the signer's options or a
/// service; of several, one that takes options comes before one that takes none, and then the one with the fewest parameters.
/// </summary>
internal sealed class SignerConstructor
{
    private SignerConstructor(string fault) => Fault = fault;

    private SignerConstructor(INamedTypeSymbol? optionsType, EquatableArray<SignerParameterModel> parameters)
    {
        OptionsType = optionsType;
        Parameters = parameters;
    }

    /// <summary>Why no constructor is usable; null when one is.</summary>
    public string? Fault { get; }

    public INamedTypeSymbol? OptionsType { get; }

    public EquatableArray<SignerParameterModel> Parameters { get; }

    /// <summary>Chooses the constructor of <paramref name="type"/>.</summary>
    public static SignerConstructor Choose(INamedTypeSymbol type, Compilation compilation)
    {
        var required = RequiredMembers.Of(type).FirstOrDefault();
        var usable = type.InstanceConstructors
            .Where(constructor => required is null || RequiredMembers.AreSetBy(constructor))
            .Where(constructor => compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly) && !IsCopyConstructor(constructor))
            .Where(constructor => constructor.Parameters.All(IsUsable) && constructor.Parameters.Count(IsOptions) <= 1)
            .OrderBy(constructor => constructor.Parameters.Any(IsOptions) ? 0 : 1)
            .ThenBy(constructor => constructor.Parameters.Length)
            .ToList();
        if (usable.Count == 0)
        {
            return new(required is not null
                ? $"nobody sets the required member '{required.Name}'; give it a default, or mark the constructor that sets it with [SetsRequiredMembers]"
                : "every parameter must be one options class (its name ends with Options or Settings) or a service that the container resolves");
        }

        var best = usable[0];
        var isAmbiguous = usable.Count > 1 && usable[1].Parameters.Length == best.Parameters.Length && usable[1].Parameters.Any(IsOptions) == best.Parameters.Any(IsOptions);
        return isAmbiguous
            ? new("two constructors are equally usable; make one of them internal or give one more parameters")
            : new(best.Parameters.Select(OptionsTypeOf).FirstOrDefault(found => found is not null), new(best.Parameters.Where(IsPassed).Select(Describe)));
    }

    private static bool IsCopyConstructor(IMethodSymbol constructor) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    private static bool IsUsable(IParameterSymbol parameter)
    {
        if (parameter.RefKind != RefKind.None || parameter.IsParams || parameter.Type.TypeKind == TypeKind.Error)
        {
            return false;
        }

        var isService = parameter.Type.IsReferenceType
            && parameter.Type.SpecialType is SpecialType.None
            && parameter.Type.TypeKind is TypeKind.Class or TypeKind.Interface;
        return isService || parameter.IsOptional;
    }

    /// <summary>A value with a default is left to its default; everything else is passed.</summary>
    private static bool IsPassed(IParameterSymbol parameter) =>
        !parameter.IsOptional || (parameter.Type.IsReferenceType && parameter.Type.SpecialType == SpecialType.None && parameter.Type.TypeKind is TypeKind.Class or TypeKind.Interface);

    private static bool IsOptions(IParameterSymbol parameter) => OptionsTypeOf(parameter) is not null;

    private static INamedTypeSymbol? OptionsTypeOf(IParameterSymbol parameter)
    {
        var type = parameter.Type as INamedTypeSymbol;
        if (type is not null && IsOptionsAccessor(type))
        {
            return type.TypeArguments[0] as INamedTypeSymbol;
        }

        var isOptions = type is { TypeKind: TypeKind.Class, IsAbstract: false }
            && (type.Name.EndsWith("Options", StringComparison.Ordinal) || type.Name.EndsWith("Settings", StringComparison.Ordinal));
        return isOptions ? type : null;
    }

    private static bool IsOptionsAccessor(INamedTypeSymbol type) =>
        type is { Name: "IOptions", TypeArguments.Length: 1 } && DeclaredType.NamespaceOf(type) == "Microsoft.Extensions.Options";

    private static SignerParameterModel Describe(IParameterSymbol parameter) =>
        new(parameter.Name, RoleOf(parameter), parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat));

    private static SignerParameterRole RoleOf(IParameterSymbol parameter)
    {
        if (IsOptions(parameter))
        {
            return IsOptionsAccessor((INamedTypeSymbol)parameter.Type) ? SignerParameterRole.WrappedOptions : SignerParameterRole.Options;
        }

        var space = parameter.Type is INamedTypeSymbol named ? DeclaredType.NamespaceOf(named) : "";
        return (space, parameter.Type.Name) switch
        {
            ("System.Net.Http", "HttpClient") => SignerParameterRole.HttpClient,
            ("System", "TimeProvider") => SignerParameterRole.TimeProvider,
            _ => parameter.IsOptional || parameter.NullableAnnotation == NullableAnnotation.Annotated ? SignerParameterRole.OptionalService : SignerParameterRole.Service,
        };
    }
}
