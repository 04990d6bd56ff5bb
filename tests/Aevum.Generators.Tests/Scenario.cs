using System.Collections.Immutable;
using Aevum.Hosting.Signing;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Aevum.Generators.Tests;

/// <summary>Source files and compilations that the tests share.</summary>
internal static class Scenario
{
    /// <summary>A purpose with two operations, as the documentation shows it.</summary>
    public const string SupportTicket = """
        namespace Acme.Support;

        using Aevum;

        [ConsentPurpose("support-ticket-resolution",
            Grantee = "support-agent", Operations = ConsentOperations.Ingest | ConsentOperations.Query,
            ClassificationMax = Classification.Internal, ValidForDays = 90)]
        public sealed partial class SupportTicketResolution;
        """;

    /// <summary>A signer with options, in an own file.</summary>
    public const string AcmeSigner = """
        namespace Acme.Keys;

        using System;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Aevum.Signing;

        public enum AcmeRegion { North, South }

        public sealed class AcmeKmsOptions
        {
            public Uri? Endpoint { get; set; }
            public string KeyName { get; set; } = "";
            public int Retries { get; set; } = 3;
            public bool Verbose { get; set; }
            public AcmeRegion Region { get; set; }
            public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(5);
        }

        [AevumSigner("acme-kms", Boundary = TrustBoundary.External)]
        public sealed class AcmeKmsSigner(AcmeKmsOptions options, HttpClient http) : ISigner
        {
            public AcmeKmsOptions Options { get; } = options;
            public HttpClient Http { get; } = http;
            public string KeyId => "acme:" + Options.KeyName;
            public string Provenance => "external";
            public ReadOnlyMemory<byte> PublicKey => new byte[32];
            public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) => new(new byte[64]);
        }
        """;

    /// <summary>.NET 10 and the kernel.</summary>
    public static ImmutableArray<MetadataReference> Kernel { get; } = [.. TestReferences.Net10, TestReferences.Kernel];

    /// <summary>.NET 10, the kernel and Hosting with what it needs.</summary>
    public static ImmutableArray<MetadataReference> Hosted { get; } =
    [
        .. Kernel,
        .. new[] { typeof(SignerRegistration), typeof(IServiceCollection), typeof(IConfiguration), typeof(IOptions<>) }
            .Select(type => MetadataReference.CreateFromFile(type.Assembly.Location)),
    ];

    public static ImmutableArray<IIncrementalGenerator> Generators => [new AevumGenerator()];

    public static CSharpParseOptions Parse { get; } = new(LanguageVersion.CSharp13, DocumentationMode.Diagnose);

    /// <summary>A compilation of files named <c>File0.cs</c>, <c>File1.cs</c>, …</summary>
    public static CSharpCompilation Compile(params string[] files) => Compile(Kernel, files);

    public static CSharpCompilation Compile(ImmutableArray<MetadataReference> references, params string[] files) => CSharpCompilation.Create(
        "Acme",
        files.Select((text, index) => CSharpSyntaxTree.ParseText(text, Parse, $"/src/File{index}.cs")),
        references,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, checkOverflow: true, nullableContextOptions: NullableContextOptions.Enable));

    public static GeneratorRun Run(Compilation compilation, BuildProperties? properties = null) =>
        GeneratorRun.Start(compilation, Generators, properties ?? BuildProperties.Development);

    /// <summary>Replaces one file of a compilation, as an edit does.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, int file, Func<string, string> change)
    {
        var tree = compilation.SyntaxTrees[file];
        return compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(Microsoft.CodeAnalysis.Text.SourceText.From(change(tree.ToString()))));
    }

    /// <summary>Errors and warnings of the output; the sources of the tests need no documentation, generated code does.</summary>
    public static string[] FaultsOf(Compilation output) =>
    [
        .. output.GetDiagnostics()
            .Where(fault => fault.Severity >= DiagnosticSeverity.Warning && !(fault.Id == "CS1591" && fault.Location.GetLineSpan().Path.StartsWith("/src/", StringComparison.Ordinal)))
            .Select(fault => fault.ToString()),
    ];

    /// <summary>The generated files without the compiler's own attribute, whose text depends on the version of the compiler.</summary>
    public static IEnumerable<KeyValuePair<string, string>> OwnFiles(GeneratorRun run) => run.Files.Where(file => !file.Key.StartsWith("Microsoft.", StringComparison.Ordinal));
}
