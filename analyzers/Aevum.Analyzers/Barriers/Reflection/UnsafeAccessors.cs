using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Barriers.Reflection;

/// <summary>What an <c>[UnsafeAccessor]</c> method reaches.</summary>
internal static class UnsafeAccessors
{
    private const int ConstructorKind = 0;

    /// <summary>The kernel member behind the accessor, or null when there is none.</summary>
    public static string? Target(IMethodSymbol accessor, AttributeData attribute, KernelSymbols kernel)
    {
        var isConstructor = attribute.ConstructorArguments is [{ Value: ConstructorKind }, ..];
        var type = isConstructor ? TypeOf(accessor.ReturnType, accessor.GetReturnTypeAttributes(), kernel)
            : accessor.Parameters is [var first, ..] ? TypeOf(first.Type, first.GetAttributes(), kernel) : null;
        if (type is null)
        {
            return null;
        }

        var name = isConstructor ? ".ctor" : attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Name").Value.Value as string ?? accessor.Name;
        var members = type.GetMembers(name);
        var isOpen = !members.IsEmpty && members.All(member => member.DeclaredAccessibility == Accessibility.Public && !KernelMembers.Of(kernel).IsKernelOnly(member));
        return isOpen ? null : $"{type.Name}.{name}";
    }

    private static INamedTypeSymbol? TypeOf(ITypeSymbol declared, ImmutableArray<AttributeData> attributes, KernelSymbols kernel)
    {
        if (declared is INamedTypeSymbol named && kernel.IsKernel(named.ContainingAssembly))
        {
            return named.OriginalDefinition;
        }

        // [UnsafeAccessorType("Aevum.Audit.Hidden, Aevum.Core")] names a type that cannot be written.
        var text = attributes.FirstOrDefault(attribute => attribute.AttributeClass?.Name == "UnsafeAccessorTypeAttribute")?.ConstructorArguments.FirstOrDefault().Value as string;
        return text?.Split(',') is { Length: > 1 } parts && string.Equals(parts[1].Trim(), KernelSymbols.AssemblyName, StringComparison.OrdinalIgnoreCase)
            ? kernel.Find(parts[0].Trim()).Symbols.FirstOrDefault() ?? kernel.Engine.Symbols.FirstOrDefault()
            : null;
    }
}
