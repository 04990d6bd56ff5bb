using Aevum.Generators.Models;
using Aevum.Rules;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Validation;

/// <summary>Reads and checks <c>[AevumSigner]</c>, on a type of this compilation or of a referenced assembly. Compiled into the generator and the analyzer.</summary>
internal static class SignerDeclaration
{
    private const int External = 1;

    /// <summary>Reads the declaration that <paramref name="attribute"/> makes on <paramref name="type"/>.</summary>
    public static SignerReading Read(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        var faults = new List<DeclarationFault>(FaultsOfKind(type, attribute, compilation));
        var choice = faults.Exists(fault => fault.PreventsGeneration) ? null : SignerConstructor.Choose(type, compilation);
        if (choice is { Fault: { } fault })
        {
            faults.Add(new(RuleCatalogue.SignerNotConstructible, DeclarationPart.TypeName, fault));
        }

        var (options, optionsFault) = choice?.OptionsType is { } optionsType ? SignerOptionsType.Read(optionsType, compilation) : default;
        if (optionsFault is not null)
        {
            faults.Add(new(RuleCatalogue.DeclarationIncomplete, DeclarationPart.TypeName, optionsFault));
        }

        var isUsable = choice is { Fault: null } && !faults.Exists(found => found.PreventsGeneration);
        return new SignerReading(isUsable ? Describe(type, attribute, choice!, options) : null, faults);
    }

    /// <summary>The attribute of <paramref name="type"/>; null when it announces no signer.</summary>
    public static AttributeData? FindAttribute(INamedTypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "AevumSignerAttribute" } found && KitTypes.IsKernelType(found))
            {
                return attribute;
            }
        }

        return null;
    }

    private static SignerModel Describe(INamedTypeSymbol type, AttributeData attribute, SignerConstructor choice, SignerOptionsModel? options) => new()
    {
        Kind = AttributeValues.PositionalText(attribute, 0) ?? "",
        IsExternal = AttributeValues.Number(attribute, "Boundary") == External,
        TypeName = type.Name,
        MetadataName = DeclaredType.MetadataNameOf(type),
        TypeText = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat),
        Parameters = choice.Parameters,
        Options = options,
    };

    private static IEnumerable<DeclarationFault> FaultsOfKind(INamedTypeSymbol type, AttributeData attribute, Compilation compilation)
    {
        if (DeclaredText.KindFault(AttributeValues.PositionalText(attribute, 0)) is { } fault)
        {
            yield return new(RuleCatalogue.DeclaredPurposeInvalid, DeclarationPart.NameArgument, fault);
        }

        if (AttributeValues.Number(attribute, "Boundary") is < 0 or > External)
        {
            yield return new(RuleCatalogue.DeclarationIncomplete, DeclarationPart.NamedArgument, "gives Boundary a value that is not defined; use InProcess or External") { Argument = "Boundary" };
        }

        if (!KitTypes.ImplementsSigner(type))
        {
            yield return Incomplete("announces a signer but does not implement ISigner");
        }

        if (type.IsAbstract)
        {
            yield return Incomplete("announces a signer but is abstract or static, so nobody can construct it");
        }

        if (DeclaredType.Around(type).Append(type).Any(candidate => candidate.TypeParameters.Length > 0))
        {
            yield return Incomplete("announces a signer but is generic, so configuration cannot name it");
        }

        if (DeclaredType.Around(type).Append(type).Any(candidate => candidate.IsFileLocal) || !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly))
        {
            yield return Incomplete("announces a signer but generated code cannot reach it; make it internal or public");
        }
    }

    private static DeclarationFault Incomplete(string detail) => new(RuleCatalogue.DeclarationIncomplete, DeclarationPart.TypeName, detail);
}
