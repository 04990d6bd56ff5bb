using System.Collections.Immutable;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Benchmarks;

/// <summary>Time that analyzers take on one compilation, as the compiler itself counts it.</summary>
internal static class AnalyzerCost
{
    /// <summary>A compilation of the generated program, with the kit referenced or not.</summary>
    public static CSharpCompilation Compile(IReadOnlyList<SyntaxTree> trees, bool withKernel)
    {
        // Were methods bound on other threads meanwhile, their garbage collections would be charged to whichever analyzer they interrupt.
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("Bench", trees, withKernel ? [.. TestReferences.Net10, TestReferences.Kernel] : TestReferences.Net10, options);
    }

    /// <summary>Refuses a program that does not compile: analyzers have less to do in one.</summary>
    public static void RequireNoErrors(Compilation compilation)
    {
        var errors = compilation.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (errors > 0)
        {
            throw new InvalidOperationException($"The generated program has {errors} errors.");
        }
    }

    /// <summary>The time of each analyzer, one after the other, on a fresh clone of the compilation.</summary>
    public static async Task<IReadOnlyDictionary<string, TimeSpan>> MeasureAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var bans = new BanFile(await File.ReadAllTextAsync(BenchmarkFiles.Bans));
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([bans]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var run = new CompilationWithAnalyzers(compilation.Clone(), analyzers, options);
        GC.Collect();
        var found = await run.GetAnalyzerDiagnosticsAsync();
        if (found.FirstOrDefault(diagnostic => diagnostic.Id.StartsWith("AD", StringComparison.Ordinal)) is { } crash)
        {
            throw new InvalidOperationException(crash.ToString());
        }

        var times = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var analyzer in analyzers)
        {
            times[AnalyzerSets.NameOf(analyzer)] = (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime;
        }

        return times;
    }

    private sealed class BanFile(string text) : AdditionalText
    {
        public override string Path => "/bench/BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
