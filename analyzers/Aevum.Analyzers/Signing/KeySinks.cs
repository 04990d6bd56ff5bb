using Aevum.Analyzers.Services;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Signing;

/// <summary>The parameters, properties and fields through which private key material is imported. Thread-safe.</summary>
internal sealed class KeySinks(KitAssemblies assemblies, InProcessSigners inProcess)
{
    private const int MinimumLength = 16;
    private const string Mark = "KeyMaterialAttribute";
    private static readonly string[] PrivateImports =
    [
        "ImportPkcs8PrivateKey", "ImportEncryptedPkcs8PrivateKey", "ImportRSAPrivateKey", "ImportECPrivateKey", "ImportPrivateKey", "ImportPrivateSeed", "ImportPkcs8PrivateKeyPem",
        "LoadPkcs12", "LoadPkcs12Collection", "ImportMLDsaPrivateKey", "ImportMLDsaPrivateSeed",
    ];

    private static readonly string[] TextImports = ["ImportFromPem", "ImportFromEncryptedPem", "FromXmlString", "CreateFromPem", "CreateFromEncryptedPem"];

    /// <summary>Any constant that is long enough to be a key.</summary>
    public static bool AnyMaterial(string? text) => text is null || text.Trim().Length >= MinimumLength;

    /// <summary>Text that says that it is a private key.</summary>
    public static bool PrivatePem(string? text) =>
        text is not null && (text.IndexOf("PRIVATE KEY-----", StringComparison.Ordinal) >= 0 || text.IndexOf("<D>", StringComparison.Ordinal) >= 0);

    /// <summary>True for the types that keys are handed over in: text, bytes and spans of them.</summary>
    public static bool CanCarryKey(ITypeSymbol? type) => type switch
    {
        { SpecialType: SpecialType.System_String } => true,
        IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte or SpecialType.System_Char } => true,
        INamedTypeSymbol { Name: "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "Memory" or "ImmutableArray", TypeArguments: [{ SpecialType: SpecialType.System_Byte or SpecialType.System_Char }] } => true,
        _ => false,
    };

    /// <summary>Which constants are not allowed in a property or field of a sink.</summary>
    public static Func<string?, bool> WantedIn(ISymbol member) => TypeMarks.Mark(member.OriginalDefinition, Mark) is null ? PrivatePem : AnyMaterial;

    /// <summary>True when an argument of the method with this definition can be private key material.</summary>
    public bool IsSink(IMethodSymbol definition)
    {
        if (assemblies.Contains(definition.ContainingAssembly))
        {
            return assemblies.SigningClients.IsClientOrOptions(definition.ContainingType) || definition.Parameters.Any(parameter => TypeMarks.Mark(parameter, Mark) is not null);
        }

        return PrivateImports.Contains(definition.Name, StringComparer.Ordinal) || TextImports.Contains(definition.Name, StringComparer.Ordinal) || IsForeignKey(definition);
    }

    /// <summary>True when the property or field with this definition can be given private key material.</summary>
    public bool IsSink(ISymbol definition) =>
        assemblies.Contains(definition.ContainingAssembly) && (TypeMarks.Mark(definition, Mark) is not null || assemblies.SigningClients.IsClientOrOptions(definition.ContainingType));

    /// <summary>Which constants are not allowed at <paramref name="parameter"/>; null when any is.</summary>
    public Func<string?, bool>? WantedAt(IMethodSymbol method, IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        if (TypeMarks.Mark(parameter.OriginalDefinition, Mark) is not null)
        {
            return AnyMaterial;
        }

        if (PrivateImports.Contains(method.Name, StringComparer.Ordinal) || IsForeignKey(method))
        {
            return parameter.Name is "password" or "passwordBytes" ? null : AnyMaterial;
        }

        // The kernel's signer is known by identity too, should its parameters not be marked.
        var isKeyOfSigner = inProcess.Contains(method.ContainingType, cancellationToken) && parameter.Type.SpecialType != SpecialType.System_String
            && parameter.Name.IndexOf("public", StringComparison.OrdinalIgnoreCase) < 0;
        return isKeyOfSigner ? AnyMaterial : PrivatePem;
    }

    /// <summary>Keys of the usual cryptography libraries, and certificates with their private key.</summary>
    private static bool IsForeignKey(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (method.MethodKind == MethodKind.Constructor)
        {
            return type.Name.EndsWith("PrivateKeyParameters", StringComparison.Ordinal)
                || (type.Name is "X509Certificate2" or "X509Certificate" && method.Parameters.Length > 1 && method.Parameters[0].Type is IArrayTypeSymbol);
        }

        return type is { Name: "Key", ContainingNamespace: { Name: "Cryptography", ContainingNamespace.Name: "NSec" } } && method.Name is "Import" or "TryImport";
    }
}
