using System.Collections.Immutable;
using System.Reflection;
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

    /// <summary>New objects of every analyzer of the kit.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> AllAnalyzers() => [.. typeof(Analyzers.Barriers.BarriersAnalyzer).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>Runs <paramref name="analyzers"/> over one case; the case must compile.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(CorpusCase corpusCase, ImmutableArray<DiagnosticAnalyzer> analyzers, IEnumerable<TestFile> additionalFiles, CancellationToken cancellationToken)
    {
        using var workspace = new AdhocWorkspace();
        var test = Project(corpusCase);
        var project = (test with { AdditionalFiles = [.. test.AdditionalFiles, .. additionalFiles] }).AddTo(workspace.CurrentSolution, text => MarkedText.Parse(text, corpusCase.Rule).Text);
        var compilation = (await project.GetCompilationAsync(cancellationToken))!;
        var allowed = corpusCase.Setting("allow")?.Split(' ') ?? [];
        var errors = compilation.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !allowed.Contains(diagnostic.Id)).ToArray();
        if (errors.Length > 0)
        {
            throw new HarnessException($"{corpusCase} does not compile:\n{string.Join("\n", errors.Select(error => error.ToString()))}");
        }

        return await Analysis.RunAsync(compilation, analyzers, project.AnalyzerOptions, concurrent: true, cancellationToken);
    }

    /// <summary>What a case compiles, with its markup.</summary>
    public static TestProject Project(CorpusCase corpusCase)
    {
        return new TestProject
        {
            Files = [.. Files(corpusCase, "source"), new TestFile("/test/Usings.cs", UsingsOf(corpusCase))],
            AdditionalFiles = [.. Files(corpusCase, "file")],
            ConfigFiles = [.. Files(corpusCase, "config")],
            Properties = Properties(corpusCase),
            PreprocessorSymbols = corpusCase.Setting("define")?.Split(' ').ToImmutableArray() ?? [],
            References = [.. TestReferences.Net10, .. References(corpusCase)],
            AssemblyName = corpusCase.Setting("assembly") ?? "TestProject",
            OutputKind = corpusCase.Setting("output") == "exe" ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
        };
    }

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

    private static IEnumerable<TestFile> Files(CorpusCase corpusCase, string kind) => corpusCase.Parts.Where(part => part.Kind == kind).Select(part => new TestFile(part.Path, part.Text));

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
