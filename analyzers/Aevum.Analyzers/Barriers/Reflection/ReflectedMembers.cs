using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>Whether a name, looked up on types of the kernel, is a member that only the kernel may use.</summary>
internal sealed class ReflectedMembers(KernelMembers members)
{
    private const long NonPublic = 32;
    private const long IgnoreCase = 1;

    /// <summary>The kernel member called <paramref name="name"/>, or null when there is none or it is open to everybody.</summary>
    public string? Find(TypeSet types, string name, long? flags)
    {
        foreach (var type in types.Symbols)
        {
            if (FindIn(type, name, flags) is { } found)
            {
                return found;
            }
        }

        return types.IsAny ? members.Marked.FirstOrDefault(symbol => symbol.Name == name)?.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) : null;
    }

    /// <summary>True when a lookup with an unknown name can give a kernel member.</summary>
    public bool CanReach(TypeSet types, long? flags, Func<string, bool>? isPossible = null) =>
        SeesNonPublic(flags)
        || types.Symbols.SelectMany(type => type.GetMembers()).Any(member => members.IsKernelOnly(member) && (isPossible?.Invoke(member.Name) ?? true))
        || types.IsAny;

    /// <summary>The kernel member that every listing of these types contains, or null.</summary>
    public string? AnyIn(TypeSet types, long? flags)
    {
        foreach (var member in types.Symbols.SelectMany(type => type.GetMembers()))
        {
            if (members.IsKernelOnly(member) || (flags is not null && SeesNonPublic(flags) && IsHidden(member)))
            {
                return member.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
            }
        }

        return null;
    }

    /// <summary>The constructor that makes an object of a type nobody outside can make, or null.</summary>
    public string? Constructor(TypeSet types)
    {
        foreach (var type in types.Symbols)
        {
            var isOpen = type.InstanceConstructors.Any(constructor => constructor.DeclaredAccessibility == Accessibility.Public && !members.IsKernelOnly(constructor));
            if (type.TypeKind != TypeKind.Interface && !type.IsStatic && !isOpen)
            {
                return type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat) + "." + type.Name;
            }
        }

        return null;
    }

    /// <summary>True for a member that another assembly cannot name.</summary>
    private static bool IsHidden(ISymbol member) => member.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal or Accessibility.Protected or Accessibility.ProtectedOrInternal;

    /// <summary>True when the flags of a lookup include members that are not public. Flags that are not known (null) may: null is not equal to 0.</summary>
    private static bool SeesNonPublic(long? flags) => (flags & NonPublic) != 0;

    private string? FindIn(INamedTypeSymbol type, string name, long? flags)
    {
        var comparison = (flags & IgnoreCase) != 0 ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var display = $"{type.Name}.{name}";
        var isKnown = false;
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers().Where(member => string.Equals(member.MetadataName, name, comparison)))
            {
                isKnown = true;
                if (members.IsKernelOnly(member) || (IsHidden(member) && SeesNonPublic(flags) && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, type.ContainingAssembly)))
                {
                    return display;
                }
            }
        }

        // A reference assembly does not show private members: a name that is not there, looked for among them, is one of them.
        return !isKnown && SeesNonPublic(flags) ? display : null;
    }
}
