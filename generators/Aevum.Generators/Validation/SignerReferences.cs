using System.Reflection.Metadata;
using Aevum.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Aevum.Generators.Validation;

/// <summary>
/// Finds the signers that a reference announces. A compiled reference is read as metadata, without making symbols, so that the answer depends on
/// the reference alone and stays cached while the user types.
/// </summary>
internal static class SignerReferences
{
    private const string AttributeNamespace = "Aevum.Signing";
    private const string AttributeName = "AevumSignerAttribute";

    /// <summary>Reads what <paramref name="reference"/> means to the generator.</summary>
    public static ReferenceModel Read(MetadataReference reference, CancellationToken cancellationToken) => reference switch
    {
        CompilationReference source => ReadCompilation(source.Compilation, cancellationToken),
        PortableExecutableReference file => ReadFile(file, cancellationToken),
        _ => ReferenceModel.Irrelevant,
    };

    private static ReferenceModel ReadFile(PortableExecutableReference reference, CancellationToken cancellationToken)
    {
        try
        {
            using var metadata = reference.GetMetadata();
            return metadata is AssemblyMetadata assembly ? ReadMetadata(assembly.GetModules()[0].GetMetadataReader(), cancellationToken) : ReferenceModel.Irrelevant;
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            // The compiler reports a reference that cannot be read.
            return ReferenceModel.Irrelevant;
        }
    }

    private static ReferenceModel ReadMetadata(MetadataReader reader, CancellationToken cancellationToken)
    {
        if (!reader.IsAssembly)
        {
            return ReferenceModel.Irrelevant;
        }

        var name = reader.GetString(reader.GetAssemblyDefinition().Name);
        if (!KnowsTheKernel(reader, name))
        {
            return ReferenceModel.Irrelevant;
        }

        var types = new List<string>();
        foreach (var handle in reader.CustomAttributes)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var attribute = reader.GetCustomAttribute(handle);
            if (attribute.Parent.Kind == HandleKind.TypeDefinition && IsSignerAttribute(reader, attribute) && PublicNameOf(reader, (TypeDefinitionHandle)attribute.Parent) is { } type)
            {
                types.Add(type);
            }
        }

        types.Sort(StringComparer.Ordinal);
        return new ReferenceModel(name, new(types));
    }

    private static bool KnowsTheKernel(MetadataReader reader, string name)
    {
        if (IsKernel(name))
        {
            return true;
        }

        foreach (var handle in reader.AssemblyReferences)
        {
            if (IsKernel(reader.GetString(reader.GetAssemblyReference(handle).Name)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSignerAttribute(MetadataReader reader, CustomAttribute attribute)
    {
        var type = attribute.Constructor.Kind switch
        {
            HandleKind.MemberReference => reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent,
            HandleKind.MethodDefinition => reader.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).GetDeclaringType(),
            _ => default(EntityHandle),
        };
        return type.Kind switch
        {
            HandleKind.TypeReference => IsNamed(reader, reader.GetTypeReference((TypeReferenceHandle)type).Namespace, reader.GetTypeReference((TypeReferenceHandle)type).Name),
            HandleKind.TypeDefinition => IsNamed(reader, reader.GetTypeDefinition((TypeDefinitionHandle)type).Namespace, reader.GetTypeDefinition((TypeDefinitionHandle)type).Name),
            _ => false,
        };
    }

    private static bool IsNamed(MetadataReader reader, StringHandle space, StringHandle name) =>
        reader.StringComparer.Equals(name, AttributeName) && reader.StringComparer.Equals(space, AttributeNamespace);

    /// <summary>The metadata name of a public type; null for one that other assemblies cannot name.</summary>
    private static string? PublicNameOf(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        var visibility = type.Attributes & System.Reflection.TypeAttributes.VisibilityMask;
        if (visibility == System.Reflection.TypeAttributes.NestedPublic)
        {
            return PublicNameOf(reader, type.GetDeclaringType()) is { } outer ? outer + "+" + name : null;
        }

        var space = reader.GetString(type.Namespace);
        return visibility != System.Reflection.TypeAttributes.Public ? null : space.Length == 0 ? name : space + "." + name;
    }

    private static ReferenceModel ReadCompilation(Compilation compilation, CancellationToken cancellationToken)
    {
        var name = compilation.AssemblyName ?? "";
        if (!IsKernel(name) && !compilation.ReferencedAssemblyNames.Any(reference => IsKernel(reference.Name)))
        {
            return ReferenceModel.Irrelevant;
        }

        var types = new List<string>();
        var pending = new Stack<INamespaceOrTypeSymbol>();
        pending.Push(compilation.Assembly.GlobalNamespace);
        while (pending.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var member in pending.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                pending.Push(member);
                if (member is INamedTypeSymbol { DeclaredAccessibility: Accessibility.Public } type && SignerDeclaration.FindAttribute(type) is not null)
                {
                    types.Add(DeclaredType.MetadataNameOf(type));
                }
            }
        }

        types.Sort(StringComparer.Ordinal);
        return new ReferenceModel(name, new(types));
    }

    private static bool IsKernel(string name) => string.Equals(name, KitTypes.KernelAssembly, StringComparison.OrdinalIgnoreCase);
}
