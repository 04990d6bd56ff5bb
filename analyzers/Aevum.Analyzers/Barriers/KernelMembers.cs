using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Aevum.Analyzers.Common;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Barriers;

/// <summary>
/// The members of the kernel that are marked <c>[KernelOnly]</c>, and those that inherit the mark: members of a marked type, overrides and
/// implementations. The kernel is walked once per compilation; what the walk finds decides which operations have to be looked at at all.
/// </summary>
internal sealed class KernelMembers
{
    private static readonly ConditionalWeakTable<KernelSymbols, KernelMembers> Known = new();

    private readonly KernelSymbols _kernel;
    private readonly HashSet<ISymbol> _marked = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, bool> _inherited = new(SymbolEqualityComparer.Default);

    private KernelMembers(KernelSymbols kernel)
    {
        _kernel = kernel;
        var types = new List<INamedTypeSymbol>();
        foreach (var assembly in kernel.Assemblies)
        {
            Collect(assembly.GlobalNamespace, types);
        }

        // Afterwards, because a base type can come after the types that derive from it.
        foreach (var inherited in types.SelectMany(type => type.GetMembers()).Where(member => InheritedFrom(member) is not null))
        {
            _marked.Add(inherited);
        }

        HasInheritable = _marked.Any(symbol => symbol.IsVirtual || symbol.IsAbstract || symbol.IsOverride);
    }

    /// <summary>True when another assembly can override or implement a marked member.</summary>
    public bool HasInheritable { get; }

    /// <summary>The marked members, without their accessors.</summary>
    public IReadOnlyCollection<ISymbol> Marked => _marked;

    /// <summary>The marked members of the kernel that <paramref name="kernel"/> describes.</summary>
    public static KernelMembers Of(KernelSymbols kernel) => Known.GetValue(kernel, static key => new KernelMembers(key));

    /// <summary>True when the compilation is one of the kernel's own friends: its tests may use everything.</summary>
    public bool IsFriend(Compilation compilation) => _kernel.Assemblies.All(assembly => assembly.GivesAccessTo(compilation.Assembly));

    /// <summary>True for a symbol that only the kernel may use.</summary>
    public bool IsKernelOnly(ISymbol? symbol)
    {
        if (symbol is null)
        {
            return false;
        }

        var definition = ((symbol as IMethodSymbol)?.ReducedFrom ?? symbol).OriginalDefinition;
        if (_kernel.IsKernel(definition.ContainingAssembly))
        {
            return _marked.Contains(definition);
        }

        return HasInheritable && _inherited.GetOrAdd(definition, Inherits);
    }

    /// <summary>The marked member that <paramref name="member"/> overrides or implements, or null.</summary>
    public ISymbol? InheritedFrom(ISymbol member)
    {
        if (Overridden(member) is not { } overridden)
        {
            return Implemented(member);
        }

        return _marked.Contains(overridden.OriginalDefinition) ? overridden : InheritedFrom(overridden) ?? Implemented(member);
    }

    private ISymbol? Implemented(ISymbol member) => member.ContainingType?.AllInterfaces
        .Where(type => _kernel.IsKernel(type.ContainingAssembly))
        .SelectMany(type => type.GetMembers())
        .FirstOrDefault(candidate => _marked.Contains(candidate.OriginalDefinition)
            && SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(candidate), member));

    private bool Inherits(ISymbol member) => InheritedFrom(member) is not null;

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        IEventSymbol overridable => overridable.OverriddenEvent,
        _ => null,
    };

    private void Collect(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> types)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceSymbol space)
            {
                Collect(space, types);
            }
            else if (member.DeclaredAccessibility is not (Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal))
            {
                CollectMember(member, types);
            }
        }
    }

    private void CollectMember(ISymbol member, List<INamedTypeSymbol> types)
    {
        if (IsMarked(member) || _marked.Contains(member.ContainingType) || IsMarkedAccessor(member))
        {
            _marked.Add(member);
        }

        if (member is INamedTypeSymbol type)
        {
            types.Add(type);
            Collect(type, types);
        }
    }

    private bool IsMarked(ISymbol member)
    {
        foreach (var attribute in member.GetAttributes())
        {
            if (_kernel.KernelOnlyAttribute.Is(attribute.AttributeClass))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMarkedAccessor(ISymbol member) => member is IMethodSymbol { AssociatedSymbol: { } owner } && IsMarked(owner);
}
