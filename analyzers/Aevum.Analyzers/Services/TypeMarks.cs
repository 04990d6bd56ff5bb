using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Services;

/// <summary>Reads the marker attributes of the kernel, by metadata name and assembly.</summary>
internal static class TypeMarks
{
    /// <summary>The attribute of the kernel with this name, or null.</summary>
    public static AttributeData? Mark(ISymbol symbol, string name)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && type.Name == name && IsKernel(type))
            {
                return attribute;
            }
        }

        return null;
    }

    private static bool IsKernel(INamedTypeSymbol type) =>
        string.Equals(type.ContainingAssembly?.Identity.Name, Common.KernelSymbols.AssemblyName, StringComparison.OrdinalIgnoreCase);
}
