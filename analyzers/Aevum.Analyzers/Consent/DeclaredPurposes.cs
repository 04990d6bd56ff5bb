using System.Runtime.CompilerServices;
using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Analyzers.Consent;

/// <summary>The purposes that a compilation and the projects it references declare. Computed when a rule first asks, once per compilation.</summary>
internal sealed class DeclaredPurposes
{
    private static readonly ConditionalWeakTable<KernelSymbols, DeclaredPurposes> Known = new();

    private readonly Lazy<ImmutableArray<DeclaredPurpose>> _own;
    private readonly Lazy<ImmutableArray<DeclaredPurpose>> _referenced;

    private DeclaredPurposes(KernelSymbols kernel)
    {
        _own = new(() => [.. OwnTypes(kernel.Compilation.Assembly.GlobalNamespace).SelectMany(type => Read(type, kernel))]);
        _referenced = new(() => [.. ReferencedTypes(kernel).SelectMany(type => Read(type, kernel))]);
    }

    /// <summary>Those of the compilation itself.</summary>
    public ImmutableArray<DeclaredPurpose> Own => _own.Value;

    /// <summary>The purposes of the compilation that <paramref name="kernel"/> describes.</summary>
    public static DeclaredPurposes Of(KernelSymbols kernel) => Known.GetValue(kernel, static key => new DeclaredPurposes(key));

    /// <summary>True when the compilation or one of its references declares <paramref name="purpose"/>, compared ordinally.</summary>
    public bool Declares(string purpose) =>
        Own.Any(each => string.Equals(each.Name, purpose, StringComparison.Ordinal)) || _referenced.Value.Any(each => string.Equals(each.Name, purpose, StringComparison.Ordinal));

    /// <summary>The own declaration of <paramref name="purpose"/>, or null.</summary>
    public DeclaredPurpose? Find(string purpose) => Own.FirstOrDefault(each => string.Equals(each.Name, purpose, StringComparison.Ordinal));

    /// <summary>The own declaration whose name is most like <paramref name="purpose"/>, when one is like it at all.</summary>
    public DeclaredPurpose? Nearest(string purpose) => Own
        .Select(each => (Declared: each, Distance: TextDistance.Between(each.Name.ToUpperInvariant(), purpose.ToUpperInvariant())))
        .Where(pair => pair.Distance <= Math.Max(2, purpose.Length / 3))
        .OrderBy(pair => pair.Distance)
        .Select(pair => pair.Declared)
        .FirstOrDefault();

    private static IEnumerable<DeclaredPurpose> Read(INamedTypeSymbol type, KernelSymbols kernel)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (kernel.ConsentPurposeAttribute.Is(attribute.AttributeClass) && attribute.ConstructorArguments is [{ Value: string name }, ..])
            {
                var operations = attribute.NamedArguments.FirstOrDefault(argument => argument.Key == "Operations").Value;
                yield return new DeclaredPurpose(name, type, operations.Kind == TypedConstantKind.Error ? 0 : Arithmetic.Number(operations.Value) ?? 0, attribute);
            }
        }
    }

    /// <summary>The types of this compilation that have an attribute in source.</summary>
    private static IEnumerable<INamedTypeSymbol> OwnTypes(INamespaceOrTypeSymbol container) => TypesIn(container)
        .Where(type => type.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax { AttributeLists.Count: > 0 }));

    /// <summary>The public types of referenced assemblies that use the kernel.</summary>
    private static IEnumerable<INamedTypeSymbol> ReferencedTypes(KernelSymbols kernel) => kernel.Compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == KernelSymbols.AssemblyName)))
        .SelectMany(assembly => TypesIn(assembly.GlobalNamespace));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (member is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (var inner in TypesIn(member))
            {
                yield return inner;
            }
        }
    }
}
