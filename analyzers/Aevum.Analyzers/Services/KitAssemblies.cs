using System.Collections.Concurrent;
using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Services;

/// <summary>Knows which assemblies can say something about the kit: the kernel, this compilation, and what references the kernel. Thread-safe.</summary>
internal sealed class KitAssemblies(KernelSymbols kernel)
{
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _known = new(SymbolEqualityComparer.Default);

    /// <summary>True when types of <paramref name="assembly"/> can use the kernel.</summary>
    public bool Contains(IAssemblySymbol? assembly) => assembly is not null && _known.GetOrAdd(assembly, Decide);

    /// <summary>This compilation and the referenced assemblies that can use the kernel, without the kernel.</summary>
    public IEnumerable<IAssemblySymbol> Users() =>
        kernel.Compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => Contains(assembly) && !kernel.IsKernel(assembly)).Prepend(kernel.Compilation.Assembly);

    private bool Decide(IAssemblySymbol assembly) =>
        kernel.IsKernel(assembly)
        || SymbolEqualityComparer.Default.Equals(assembly, kernel.Compilation.Assembly)
        || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => string.Equals(reference.Name, KernelSymbols.AssemblyName, StringComparison.OrdinalIgnoreCase)));
}
