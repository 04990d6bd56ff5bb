using System.Collections.Concurrent;
using Aevum.Analyzers.Common;
using Aevum.Analyzers.Services;
using Microsoft.CodeAnalysis;

namespace Aevum.Analyzers.Signing;

/// <summary>The parameters through which private key material is imported. The answer is kept for each method. Thread-safe.</summary>
internal sealed class KeySinks(KernelSymbols kernel, KitAssemblies assemblies, InProcessSigners inProcess)
{
    private const int MinimumLength = 16;
    private const string Mark = "KeyMaterialAttribute";
    private static readonly string[] PrivateImports =
    [
        "ImportPkcs8PrivateKey", "ImportEncryptedPkcs8PrivateKey", "ImportRSAPrivateKey", "ImportECPrivateKey", "ImportPrivateKey", "ImportPrivateSeed", "ImportPkcs8PrivateKeyPem",
        "LoadPkcs12", "LoadPkcs12Collection", "ImportMLDsaPrivateKey", "ImportMLDsaPrivateSeed",
    ];

    private static readonly string[] TextImports = ["ImportFromPem", "ImportFromEncryptedPem", "FromXmlString", "CreateFromPem", "CreateFromEncryptedPem"];

    private readonly ConcurrentDictionary<IMethodSymbol, bool> _sinks = new(SymbolEqualityComparer.Default);

    /// <summary>The clients of the signing service.</summary>
    public ServiceClients Clients { get; } = new(kernel.Signer, assemblies);

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

    /// <summary>True when an argument of <paramref name="method"/> can be private key material.</summary>
    public bool IsSink(IMethodSymbol method) => _sinks.GetOrAdd(method.OriginalDefinition, Decide);

    /// <summary>Which constants are not allowed at <paramref name="parameter"/>; null when any is.</summary>
    public Func<string?, bool>? WantedAt(IMethodSymbol method, IParameterSymbol parameter, CancellationToken cancellationToken)
    {
        if (!CanCarryKey(parameter.Type))
        {
            return null;
        }

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

    private bool Decide(IMethodSymbol method)
    {
        if (!method.Parameters.Any(parameter => CanCarryKey(parameter.Type)))
        {
            return false;
        }

        if (assemblies.Contains(method.ContainingAssembly))
        {
            return Clients.IsClientOrOptions(method.ContainingType) || method.Parameters.Any(parameter => TypeMarks.Mark(parameter, Mark) is not null);
        }

        return PrivateImports.Contains(method.Name, StringComparer.Ordinal) || TextImports.Contains(method.Name, StringComparer.Ordinal) || IsForeignKey(method);
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
