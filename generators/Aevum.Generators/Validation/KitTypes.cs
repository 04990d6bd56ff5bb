using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Validation;

/// <summary>The types of the kit that declarations name. A type of a user with the same name is not one of them: the assembly is part of the identity.</summary>
internal static class KitTypes
{
    public const string KernelAssembly = "Aevum.Core";
    public const string HostingAssembly = "Aevum.Hosting";
    public const string ConsentPurposeAttribute = "Aevum.ConsentPurposeAttribute";
    public const string AevumSignerAttribute = "Aevum.Signing.AevumSignerAttribute";

    private const string ConsentSubject = "IConsentSubject";
    private const string Signer = "ISigner";

    public static bool IsKernelType(ISymbol? type) =>
        string.Equals(type?.ContainingAssembly?.Identity.Name, KernelAssembly, StringComparison.OrdinalIgnoreCase);

    public static bool ImplementsConsentSubject(ITypeSymbol type) => Implements(type, ConsentSubject);

    /// <summary>True when <c>SubjectId</c> of <paramref name="type"/> is not the identity that it implements: the implementation is explicit, or another member hides it.</summary>
    public static bool HidesSubjectId(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return !type.AllInterfaces.Append(type).All(candidate => IsKernelType(candidate) || candidate.GetMembers("SubjectId").IsEmpty);
        }

        if (type.AllInterfaces.FirstOrDefault(candidate => candidate.Name == ConsentSubject && IsKernelType(candidate))?.GetMembers("SubjectId").FirstOrDefault() is not { } contract)
        {
            // No subject: the declaration is refused for that.
            return false;
        }

        var implementation = type.FindImplementationForInterfaceMember(contract);
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers("SubjectId").FirstOrDefault() is { } nearest)
            {
                return nearest.DeclaredAccessibility != Accessibility.Public || !SymbolEqualityComparer.Default.Equals(nearest, implementation);
            }
        }

        return true;
    }

    public static bool ImplementsSigner(ITypeSymbol type) => Implements(type, Signer);

    private static bool Implements(ITypeSymbol type, string name) =>
        type.AllInterfaces.Any(candidate => candidate.Name == name && IsKernelType(candidate)) || (type.TypeKind == TypeKind.Interface && type.Name == name && IsKernelType(type));
}
