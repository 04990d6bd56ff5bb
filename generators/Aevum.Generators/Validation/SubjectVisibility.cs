using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Validation;

/// <summary>Decides whether the public members that the generator adds to a purpose may have the type of its subjects in their signatures.</summary>
internal static class SubjectVisibility
{
    /// <summary>True when <paramref name="subject"/>, and every type it is made of, can be named wherever <paramref name="purpose"/> can, and in another file.</summary>
    public static bool Reaches(ITypeSymbol subject, INamedTypeSymbol purpose) => subject switch
    {
        IArrayTypeSymbol array => Reaches(array.ElementType, purpose),
        INamedTypeSymbol named => named.TypeArguments.All(argument => Reaches(argument, purpose)) && ReachesItself(named, purpose),
        _ => true,
    };

    private static bool ReachesItself(INamedTypeSymbol type, INamedTypeSymbol purpose)
    {
        if (type.IsFileLocal)
        {
            return false;
        }

        if (type.ContainingType is not { } outer)
        {
            return type.DeclaredAccessibility == Accessibility.Public || !IsSeenOutside(purpose);
        }

        // Beside the purpose, or beside a type around it, it is enough to be no more hidden than that one.
        if (DeclaredType.Around(purpose).Append(purpose).FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.ContainingType, outer)) is { } beside)
        {
            return IsNoMoreHidden(type.DeclaredAccessibility, beside.DeclaredAccessibility);
        }

        return type.DeclaredAccessibility switch
        {
            Accessibility.Public => Reaches(outer, purpose),
            Accessibility.Internal or Accessibility.ProtectedOrInternal => !IsSeenOutside(purpose) && Reaches(outer, purpose),
            _ => false,
        };
    }

    private static bool IsSeenOutside(INamedTypeSymbol type) => DeclaredType.Around(type).Append(type)
        .All(candidate => candidate.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal);

    private static bool IsNoMoreHidden(Accessibility type, Accessibility beside) => type == beside || type switch
    {
        Accessibility.Public => true,
        Accessibility.ProtectedOrInternal => beside != Accessibility.Public,
        Accessibility.Internal or Accessibility.Protected => beside is Accessibility.Private or Accessibility.ProtectedAndInternal,
        Accessibility.ProtectedAndInternal => beside == Accessibility.Private,
        _ => false,
    };
}
