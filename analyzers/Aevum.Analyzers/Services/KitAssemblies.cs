using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Services;

/// <summary>Knows which assemblies can say something about the kit: the kernel, this compilation, and what references the kernel. One per compilation. Thread-safe.</summary>
internal sealed class KitAssemblies
{
    private static readonly ConditionalWeakTable<KernelSymbols, KitAssemblies> Made = new();

    private readonly KernelSymbols _kernel;
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _known = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IAssemblySymbol, bool> _reaching = new(SymbolEqualityComparer.Default);

    private KitAssemblies(KernelSymbols kernel)
    {
        _kernel = kernel;
        SigningClients = new(kernel.Signer, this);
        PolicyClients = new(kernel.PolicyEngine, this);
    }

    /// <summary>The clients of a signing service.</summary>
    public ServiceClients SigningClients { get; }

    /// <summary>The clients of a policy service.</summary>
    public ServiceClients PolicyClients { get; }

    /// <summary>Those of the compilation that <paramref name="kernel"/> describes.</summary>
    public static KitAssemblies Of(KernelSymbols kernel) => Made.GetValue(kernel, static key => new KitAssemblies(key));

    /// <summary>True when types of <paramref name="assembly"/> can use the kernel.</summary>
    public bool Contains(IAssemblySymbol? assembly) => assembly is not null && _known.GetOrAdd(assembly, Decide);

    /// <summary>This compilation and the referenced assemblies that can use the kernel, without the kernel.</summary>
    public IEnumerable<IAssemblySymbol> Users() =>
        _kernel.Compilation.SourceModule.ReferencedAssemblySymbols.Where(assembly => Contains(assembly) && !_kernel.IsKernel(assembly)).Prepend(_kernel.Compilation.Assembly);

    /// <summary>
    /// True when types of <paramref name="assembly"/> can derive from a type of the kernel: it references the kernel, or an assembly that does, at
    /// whatever distance. The base library does not, and most types are of the base library.
    /// </summary>
    public bool Reaches(IAssemblySymbol? assembly) => assembly is not null && _reaching.GetOrAdd(assembly, Search);

    private bool Search(IAssemblySymbol start)
    {
        var seen = new HashSet<IAssemblySymbol>(SymbolEqualityComparer.Default) { start };
        var pending = new Stack<IAssemblySymbol>(seen);
        while (pending.Count > 0)
        {
            var assembly = pending.Pop();
            if (Contains(assembly))
            {
                return true;
            }

            foreach (var reference in assembly.Modules.SelectMany(module => module.ReferencedAssemblySymbols).Where(seen.Add))
            {
                pending.Push(reference);
            }
        }

        return false;
    }

    private bool Decide(IAssemblySymbol assembly) =>
        _kernel.IsKernel(assembly)
        || assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => string.Equals(reference.Name, KernelSymbols.AssemblyName, StringComparison.OrdinalIgnoreCase)));
}
