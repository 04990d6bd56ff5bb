using Aevum.Analyzers.Common;
using Aevum.Generators.Validation;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Kit;

/// <summary>
/// Every purpose and signer kind that a compilation declares, by name. Made once per compilation and only when it declares something, because it walks
/// all types. Immutable after construction, thread-safe.
/// </summary>
internal sealed class DeclaredNames
{
    private readonly Compilation _compilation;
    private readonly Dictionary<string, List<INamedTypeSymbol>> _purposes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<INamedTypeSymbol>> _signers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Lazy<Dictionary<string, string>> _referencedSigners;

    private DeclaredNames(Compilation compilation)
    {
        _compilation = compilation;
        _referencedSigners = new(ReadReferences);
    }

    public static DeclaredNames Of(Compilation compilation, KernelSymbols kernel)
    {
        var names = new DeclaredNames(compilation);
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(compilation.Assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            foreach (var member in pending.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                pending.Push(member);
                if (member is INamedTypeSymbol type)
                {
                    names.Add(type, kernel);
                }
            }
        }

        return names;
    }

    /// <summary>Another type that declares the purpose of <paramref name="attribute"/>; null when there is none.</summary>
    public string? TwinOfPurpose(INamedTypeSymbol type, AttributeData attribute) => TwinOf(_purposes, type, attribute);

    /// <summary>Another signer with the kind of <paramref name="attribute"/>, here or in a referenced assembly; null when there is none.</summary>
    public string? TwinOfSigner(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return TwinOf(_signers, type, attribute)
            ?? (AttributeValues.PositionalText(attribute, 0) is { } kind && _referencedSigners.Value.TryGetValue(kind, out var referenced) ? referenced : null);
    }

    private static string? TwinOf(Dictionary<string, List<INamedTypeSymbol>> declared, INamedTypeSymbol type, AttributeData attribute)
    {
        if (AttributeValues.PositionalText(attribute, 0) is not { } name || !declared.TryGetValue(name, out var types))
        {
            return null;
        }

        return types
            .Where(other => !SymbolEqualityComparer.Default.Equals(other, type))
            .Select(other => other.ToDisplayString())
            .OrderBy(other => other, StringComparer.Ordinal)
            .FirstOrDefault();
    }

    private static void Add(Dictionary<string, List<INamedTypeSymbol>> declared, AttributeData attribute, INamedTypeSymbol type)
    {
        if (AttributeValues.PositionalText(attribute, 0) is { } name)
        {
            if (!declared.TryGetValue(name, out var types))
            {
                declared[name] = types = [];
            }

            types.Add(type);
        }
    }

    private void Add(INamedTypeSymbol type, KernelSymbols kernel)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (kernel.ConsentPurposeAttribute.Is(attribute.AttributeClass))
            {
                Add(_purposes, attribute, type);
            }
            else if (kernel.AevumSignerAttribute.Is(attribute.AttributeClass))
            {
                Add(_signers, attribute, type);
            }
        }
    }

    private Dictionary<string, string> ReadReferences()
    {
        var signers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var reference in _compilation.References)
        {
            var types = SignerReferences.Read(reference, CancellationToken.None).SignerTypes;
            if (types.Count == 0 || _compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly)
            {
                continue;
            }

            foreach (var type in types.Select(assembly.GetTypeByMetadataName).OfType<INamedTypeSymbol>())
            {
                if (SignerDeclaration.FindAttribute(type) is { } attribute && AttributeValues.PositionalText(attribute, 0) is { } kind)
                {
                    signers[kind] = type.ToDisplayString();
                }
            }
        }

        return signers;
    }
}
