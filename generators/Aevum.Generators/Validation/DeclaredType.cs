using Aevum.Generators.Models;
using Aevum.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Generators.Validation;

/// <summary>Where a declared type stands, and whether members can be added to it.</summary>
internal static class DeclaredType
{
    private const string Generator = "Aevum.Generators";

    /// <summary>The name of <paramref name="type"/> in metadata: namespace, containing types joined by <c>+</c>, and arity.</summary>
    public static string MetadataNameOf(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return MetadataNameOf(outer) + "+" + type.MetadataName;
        }

        var space = NamespaceOf(type);
        return space.Length == 0 ? type.MetadataName : space + "." + type.MetadataName;
    }

    /// <summary>The namespace of <paramref name="type"/>, not escaped; empty for the global one.</summary>
    public static string NamespaceOf(INamedTypeSymbol type)
    {
        var space = type.ContainingNamespace;
        if (space is null or { IsGlobalNamespace: true })
        {
            return "";
        }

        var name = space.Name;
        for (space = space.ContainingNamespace; space is { IsGlobalNamespace: false }; space = space.ContainingNamespace)
        {
            name = space.Name + "." + name;
        }

        return name;
    }

    /// <summary>The keyword and name with which <paramref name="type"/> is reopened.</summary>
    public static ContainingTypeModel Reopen(INamedTypeSymbol type) => new(KeywordOf(type), type.Name);

    /// <summary>The types around <paramref name="type"/>, the outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Around(INamedTypeSymbol type)
    {
        if (type.ContainingType is null)
        {
            return [];
        }

        var stack = new Stack<INamedTypeSymbol>();
        for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
        {
            stack.Push(outer);
        }

        return stack;
    }

    /// <summary>What prevents adding members to <paramref name="type"/>.</summary>
    public static IEnumerable<DeclarationFault> FaultsOf(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (!IsPartial(type, cancellationToken))
        {
            yield return new(RuleCatalogue.DeclarationNotPartial, DeclarationPart.TypeName, "");
        }

        if (type.IsGenericType && type.ContainingType is not { IsGenericType: true })
        {
            yield return new(RuleCatalogue.DeclarationNested, DeclarationPart.TypeName, "it is generic");
        }

        foreach (var outer in Around(type))
        {
            if (outer.TypeParameters.Length > 0)
            {
                yield return new(RuleCatalogue.DeclarationNested, DeclarationPart.TypeName, $"its containing type '{outer.Name}' is generic");
            }
            else if (!IsPartial(outer, cancellationToken))
            {
                yield return new(RuleCatalogue.DeclarationNested, DeclarationPart.TypeName, $"its containing type '{outer.Name}' is not partial");
            }
        }
    }

    /// <summary>A member of <paramref name="names"/> that somebody else than the generator declares on <paramref name="type"/>, or its own name; null when there is none.</summary>
    public static string? FindOccupied(INamedTypeSymbol type, IEnumerable<string> names)
    {
        // The names alone are known without making the members, which would cost every keystroke; they leave out nested types, and a record has members
        // that its text does not name.
        var declared = type.MemberNames as ICollection<string> ?? [.. type.MemberNames];
        var nested = type.GetTypeMembers();
        var mayHaveMembers = type.IsRecord || declared.Count > 0;
        foreach (var name in names)
        {
            if (string.Equals(type.Name, name, StringComparison.Ordinal)
                || nested.Any(member => member.Name == name && !IsGenerated(member))
                || (mayHaveMembers && (type.IsRecord || declared.Contains(name)) && type.GetMembers(name).Any(member => !IsGenerated(member))))
            {
                return name;
            }
        }

        return null;
    }

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is not TypeDeclarationSyntax declaration || !declaration.Modifiers.Any(SyntaxKind.PartialKeyword))
            {
                return false;
            }
        }

        return type.DeclaringSyntaxReferences.Length > 0;
    }

    private static bool IsGenerated(ISymbol member) => member.GetAttributes().Any(attribute =>
        attribute.AttributeClass?.Name == "GeneratedCodeAttribute" && AttributeValues.PositionalText(attribute, 0) == Generator);

    private static string KeywordOf(INamedTypeSymbol type) => (type.TypeKind, type.IsRecord) switch
    {
        (TypeKind.Interface, _) => "interface",
        (TypeKind.Struct, true) => "record struct",
        (TypeKind.Struct, false) => "struct",
        (_, true) => "record",
        _ => "class",
    };
}
