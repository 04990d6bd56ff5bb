using Aevum.Analyzers.Common;
using Aevum.Analyzers.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Aevum.Analyzers.Signing;

/// <summary>The fields and captured constructor parameters in which a type holds a private key.</summary>
internal sealed class HeldKeys(KernelSymbols kernel, ValueAnalysis values)
{
    private static readonly string[] KeyNames = ["private", "seed", "secretkey", "signingkey"];

    private readonly InProcessSigners _inProcess = new(kernel, values);

    /// <summary>The members of <paramref name="type"/> that hold a key; a public key is none.</summary>
    public IEnumerable<ISymbol> In(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(field => !field.IsConst && (!field.IsImplicitlyDeclared || field.AssociatedSymbol is not null)))
        {
            var shown = field.AssociatedSymbol ?? field;
            if (IsKey(field.Type, shown, type, cancellationToken))
            {
                yield return shown;
            }
        }

        foreach (var parameter in CapturedParameters(type, cancellationToken))
        {
            if (IsKey(parameter.Type, parameter, type, cancellationToken))
            {
                yield return parameter;
            }
        }
    }

    private bool IsKey(ITypeSymbol held, ISymbol holder, INamedTypeSymbol owner, CancellationToken cancellationToken)
    {
        if (_inProcess.Contains(held, cancellationToken) || IsPrivateKeyType(held))
        {
            return true;
        }

        if (IsKeyPair(held))
        {
            return Signs(owner, holder.Name, cancellationToken);
        }

        var name = holder.Name.TrimStart('_');
        return KeySinks.CanCarryKey(held) && name.IndexOf("public", StringComparison.OrdinalIgnoreCase) < 0
            && KeyNames.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0) && !IsReference(name);
    }

    /// <summary>The id, path or name of a key is not the key.</summary>
    private static bool IsReference(string name) =>
        name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("Name", StringComparison.Ordinal) || name.EndsWith("Path", StringComparison.Ordinal)
        || name.EndsWith("Uri", StringComparison.Ordinal) || name.EndsWith("Label", StringComparison.Ordinal) || name.EndsWith("Arn", StringComparison.Ordinal)
        || name.EndsWith("Handle", StringComparison.Ordinal) || name.EndsWith("Reference", StringComparison.Ordinal);

    private static bool IsPrivateKeyType(ITypeSymbol type) =>
        type.Name.EndsWith("PrivateKeyParameters", StringComparison.Ordinal) || type is { Name: "Key", ContainingNamespace: { Name: "Cryptography", ContainingNamespace.Name: "NSec" } };

    private static bool IsKeyPair(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "AsymmetricAlgorithm" or "X509Certificate2" or "MLDsa" or "SlhDsa", ContainingNamespace: { } space } && space.ToDisplayString().StartsWith("System.Security.Cryptography", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A pair that only verifies may hold the public half alone.</summary>
    private static bool Signs(INamedTypeSymbol owner, string name, CancellationToken cancellationToken) =>
        owner.DeclaringSyntaxReferences
            .SelectMany(reference => reference.GetSyntax(cancellationToken).DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Any(access => (access.Name.Identifier.ValueText.StartsWith("Sign", StringComparison.Ordinal) || access.Name.Identifier.ValueText.StartsWith("TrySign", StringComparison.Ordinal)
                    || (access.Name.Identifier.ValueText.StartsWith("Get", StringComparison.Ordinal) && access.Name.Identifier.ValueText.EndsWith("PrivateKey", StringComparison.Ordinal)))
                && access.Expression.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(identifier => identifier.Identifier.ValueText == name));

    private static IEnumerable<IParameterSymbol> CapturedParameters(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var declarations = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken)).OfType<TypeDeclarationSyntax>().ToArray();
        foreach (var declaration in declarations.Where(declaration => declaration.ParameterList is not null))
        {
            var constructor = type.InstanceConstructors.FirstOrDefault(candidate => candidate.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellationToken) == declaration));
            foreach (var parameter in constructor?.Parameters ?? [])
            {
                // Every part of a partial type can capture the parameter, whichever part declares it.
                if (declarations.Any(part => IsUsedInMembers(part, parameter.Name)))
                {
                    yield return parameter;
                }
            }
        }
    }

    private static bool IsUsedInMembers(TypeDeclarationSyntax declaration, string name) =>
        declaration.Members.Where(member => member is MethodDeclarationSyntax or PropertyDeclarationSyntax { Initializer: null })
            .SelectMany(member => member.DescendantNodes().OfType<IdentifierNameSyntax>())
            .Any(identifier => identifier.Identifier.ValueText == name);
}
