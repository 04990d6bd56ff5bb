using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Corpus;

/// <summary>An assembly called <c>Aevum.Signers</c> with the names of the real one, so that a case needs no signing library.</summary>
internal static class SignersDouble
{
    private const string Source = """
        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Aevum.Signing;

        namespace Aevum.Signers;

        public sealed class VaultTransitOptions
        {
            public Uri Address { get; set; } = new("http://127.0.0.1:8200");
            public string? Token { get; set; }
            public string? AppRoleSecretId { get; set; }
            public string KeyName { get; set; } = "";
            public string KubernetesTokenFile { get; set; } = "/token";
        }

        [AevumSigner("vault-transit", Boundary = TrustBoundary.External)]
        public sealed class VaultTransitSigner : ISigner
        {
            public VaultTransitSigner(VaultTransitOptions options) { }
            public VaultTransitSigner(VaultTransitOptions options, HttpClient? http) { }
            public string KeyId => "k";
            public string Provenance => "vault-transit";
            public ReadOnlyMemory<byte> PublicKey => default;
            public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        }

        public sealed class Pkcs11Options
        {
            public string ModulePath { get; set; } = "";
            public string? Pin { get; set; }
            public string? PinFile { get; set; }
        }

        [AevumSigner("pkcs11", Boundary = TrustBoundary.External)]
        public sealed class Pkcs11Signer : ISigner
        {
            public Pkcs11Signer(Pkcs11Options options) { }
            public string KeyId => "k";
            public string Provenance => "pkcs11";
            public ReadOnlyMemory<byte> PublicKey => default;
            public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        }

        public sealed class AwsKmsOptions
        {
            public string KeyId { get; set; } = "";
            public Uri? Endpoint { get; set; }
        }

        [AevumSigner("aws-kms", Boundary = TrustBoundary.External)]
        public sealed class AwsKmsSigner : ISigner
        {
            public AwsKmsSigner(AwsKmsOptions options) { }
            public string KeyId => "k";
            public string Provenance => "aws-kms";
            public ReadOnlyMemory<byte> PublicKey => default;
            public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(digest.ToArray());
        }
        """;

    /// <summary>The compiled assembly.</summary>
    public static MetadataReference Reference { get; } = Compile();

    private static PortableExecutableReference Compile()
    {
        using var image = new MemoryStream();
        var compilation = CSharpCompilation.Create(
            "Aevum.Signers",
            [CSharpSyntaxTree.ParseText(Source, new CSharpParseOptions(LanguageVersion.Latest))],
            [.. TestReferences.Net10, TestReferences.Kernel],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        var emitted = compilation.Emit(image);
        return emitted.Success
            ? AssemblyMetadata.CreateFromImage([.. image.ToArray()]).GetReference(filePath: "Aevum.Signers.dll")
            : throw new HarnessException(string.Join('\n', emitted.Diagnostics));
    }
}
