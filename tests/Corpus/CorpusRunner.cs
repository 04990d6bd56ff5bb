using System.Collections.Immutable;
using System.Reflection;
using Aevum.Corpus.Disguises;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Corpus;

/// <summary>Compiles cases and runs analyzers over them.</summary>
internal static class CorpusRunner
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Text.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private const string KitUsings = """

        global using Aevum;
        global using Aevum.Policy;
        global using Aevum.Signing;
        global using Aevum.Storage;
        """;

    private const string HostUsings = """

        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        """;

    private const string RemoteSigner = """
        public abstract class RemoteSigner : Aevum.Signing.ISigner
        {
            private static readonly System.Net.Http.HttpClient Client = new();
            public string KeyId => "key";
            public string Provenance => "external";
            public ReadOnlyMemory<byte> PublicKey => default;
            public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default)
            {
                using var content = new System.Net.Http.ReadOnlyMemoryContent(digest);
                using var answer = await Client.PostAsync(new Uri("https://kms.example/"), content, ct);
                return await answer.Content.ReadAsByteArrayAsync(ct);
            }
        }
        """;

    /// <summary>New objects of every analyzer of the kit.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> AllAnalyzers() => [.. typeof(Analyzers.Barriers.BarriersAnalyzer).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Runs <paramref name="analyzers"/> over one case; the case must compile.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(CorpusCase corpusCase, ImmutableArray<DiagnosticAnalyzer> analyzers, IEnumerable<TestFile> additionalFiles, CancellationToken cancellationToken)
    {
        var project = Project(corpusCase);
        using var workspace = new AdhocWorkspace();
        var added = (project with { AdditionalFiles = [.. project.AdditionalFiles, .. additionalFiles] }).AddTo(workspace.CurrentSolution, text => text);
        var compilation = (await added.GetCompilationAsync(cancellationToken))!;
        var errors = Errors(corpusCase, compilation, cancellationToken);
        return errors.IsEmpty
            ? await Analysis.RunAsync(compilation, analyzers, added.AnalyzerOptions, concurrent: true, cancellationToken)
            : throw new HarnessException($"{corpusCase} does not compile:\n{string.Join("\n", errors)}");
    }

    /// <summary>What <paramref name="analyzers"/> find in the disguised case, as id and bare text; null when the disguise does not compile.</summary>
    public static async Task<ImmutableArray<string>?> FindAsync(CorpusCase corpusCase, Disguise disguise, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        var project = disguise.On(corpusCase, Project(corpusCase));
        using var workspace = new AdhocWorkspace();
        var added = project.AddTo(workspace.CurrentSolution, text => text);
        var compilation = (await added.GetCompilationAsync(cancellationToken))!;
        if (!Errors(corpusCase, compilation, cancellationToken).IsEmpty)
        {
            return null;
        }

        var texts = project.Files.Concat(project.AdditionalFiles).ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal);
        var found = await Analysis.RunAsync(compilation, analyzers, added.AnalyzerOptions, concurrent: false, cancellationToken);
        return [.. found.Select(each => $"{each.Id} {Disguise.Bare(texts[each.Location.SourceTree?.FilePath ?? each.Location.GetLineSpan().Path].Substring(each.Location.SourceSpan.Start, each.Location.SourceSpan.Length))}").Order(StringComparer.Ordinal)];
    }

    /// <summary>What <paramref name="analyzers"/> find when no assembly of the kit is referenced; whether it compiles does not matter.</summary>
    public static async Task<ImmutableArray<Diagnostic>> FindWithoutKitAsync(CorpusCase corpusCase, ImmutableArray<DiagnosticAnalyzer> analyzers, CancellationToken cancellationToken)
    {
        var project = Project(corpusCase);
        using var workspace = new AdhocWorkspace();
        var added = (project with { References = TestReferences.Net10 }).AddTo(workspace.CurrentSolution, text => text);
        return await Analysis.RunAsync((await added.GetCompilationAsync(cancellationToken))!, analyzers, added.AnalyzerOptions, concurrent: true, cancellationToken);
    }

    private static ImmutableArray<Diagnostic> Errors(CorpusCase corpusCase, Compilation compilation, CancellationToken cancellationToken)
    {
        var allowed = corpusCase.Setting("allow")?.Split(' ') ?? [];
        return [.. compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !allowed.Contains(diagnostic.Id))];
    }

    /// <summary>What a case compiles, without its markup.</summary>
    public static TestProject Project(CorpusCase corpusCase) => new()
    {
        Files = [.. Files(corpusCase, "source"), .. Beside(corpusCase), new TestFile("/test/Usings.cs", UsingsOf(corpusCase))],
        AdditionalFiles = [.. Files(corpusCase, "file")],
        ConfigFiles = [.. Files(corpusCase, "config")],
        Properties = Properties(corpusCase),
        PreprocessorSymbols = corpusCase.Setting("define")?.Split(' ').ToImmutableArray() ?? [],
        References = [.. TestReferences.Net10, .. References(corpusCase)],
        AssemblyName = corpusCase.Setting("assembly") ?? "TestProject",
        OutputKind = corpusCase.Setting("output") == "exe" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
    };

    /// <summary>What a case may derive from, so that it shows nothing but its declaration.</summary>
    private static IEnumerable<TestFile> Beside(CorpusCase corpusCase) => corpusCase.Setting("beside") switch
    {
        null => [],
        "signer" => [new TestFile("/test/RemoteSigner.cs", RemoteSigner)],
        var other => throw new HarnessException($"beside: {other} is not known."),
    };

    private static bool NeedsHost(CorpusCase corpusCase) => corpusCase.Setting("wrap") == "host" || corpusCase.Setting("host") == "yes";

    private static string UsingsOf(CorpusCase corpusCase)
    {
        var usings = corpusCase.Setting("reference") is null or "signers" ? Usings + KitUsings : Usings;
        return NeedsHost(corpusCase) ? usings + HostUsings : usings;
    }

    private static ImmutableDictionary<string, string> Properties(CorpusCase corpusCase)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var (setting, property) in new[] { ("posture", "AevumPosture"), ("test", "IsTestProject"), ("configuration", "Configuration") })
        {
            if (corpusCase.Setting(setting) is { } value)
            {
                properties[property] = value;
            }
        }

        return properties.ToImmutable();
    }

    /// <summary>The texts of a case without its markup.</summary>
    private static IEnumerable<TestFile> Files(CorpusCase corpusCase, string kind) =>
        corpusCase.Parts.Where(part => part.Kind == kind).Select(part => new TestFile(part.Path, kind == "config" ? part.Text : MarkedText.Parse(part.Text, corpusCase.Rule).Text));

    private static IEnumerable<MetadataReference> References(CorpusCase corpusCase)
    {
        var kernel = corpusCase.Setting("kernel") switch
        {
            null => TestReferences.Kernel,
            "marked" => MarkedKernel.Reference,
            "none" => null,
            var other => throw new HarnessException($"kernel: {other} is not known."),
        };
        if (NeedsHost(corpusCase))
        {
            foreach (var reference in TestReferences.Hosting)
            {
                yield return reference;
            }
        }

        if (corpusCase.Setting("reference") == "signers")
        {
            yield return SignersDouble.Reference;
        }

        if (kernel is not null)
        {
            yield return corpusCase.Setting("reference") == "alias" ? kernel.WithAliases(["kit"]) : kernel;
        }
    }
}
