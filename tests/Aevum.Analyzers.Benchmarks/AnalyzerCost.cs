using System.Collections.Immutable;
using System.Reflection;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Aevum.Analyzers.Benchmarks;

/// <summary>Time that analyzers take on one compilation, as the compiler itself counts it.</summary>
internal static class AnalyzerCost
{
    /// <summary>The analyzers of the kit.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Kit() => [.. typeof(Barriers.BarriersAnalyzer).Assembly.GetTypes()
        .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>RS0030.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> BannedApi() => [.. Directory.EnumerateFiles(Metadata("BannedApiAnalyzers"), "*.dll")
        .Select(Assembly.LoadFrom)
        .Select(assembly => assembly.GetType("Microsoft.CodeAnalysis.CSharp.BannedApiAnalyzers.CSharpSymbolIsBannedAnalyzer"))
        .OfType<Type>()
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>A compilation of the generated program, bound already, so that binding is not counted as analysis.</summary>
    public static CSharpCompilation Compile(IReadOnlyList<SyntaxTree> trees, bool withKernel)
    {
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable);
        var compilation = CSharpCompilation.Create("Bench", trees, withKernel ? [.. TestReferences.Net10, TestReferences.Kernel] : TestReferences.Net10, options);
        var errors = compilation.GetDiagnostics().Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        return errors == 0 ? compilation : throw new InvalidOperationException($"The generated program has {errors} errors.");
    }

    /// <summary>The time of each analyzer, sequentially, on a fresh clone of the compilation.</summary>
    public static async Task<IReadOnlyDictionary<string, TimeSpan>> MeasureAsync(Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        var bans = new BanFile(await File.ReadAllTextAsync(Metadata("Bans")));
        var options = new CompilationWithAnalyzersOptions(new AnalyzerOptions([bans]), onAnalyzerException: null, concurrentAnalysis: false, logAnalyzerExecutionTime: true);
        var run = new CompilationWithAnalyzers(compilation.Clone(), analyzers, options);
        await run.GetAnalyzerDiagnosticsAsync();
        var times = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var analyzer in analyzers)
        {
            times[analyzer.GetType().Name] = (await run.GetAnalyzerTelemetryInfoAsync(analyzer, CancellationToken.None)).ExecutionTime;
        }

        return times;
    }

    private static string Metadata(string key) => typeof(AnalyzerCost).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(attribute => attribute.Key == key).Value!;

    private sealed class BanFile(string text) : AdditionalText
    {
        public override string Path => "/bench/BannedSymbols.txt";

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }
}
