using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Testing;

/// <summary>Runs analyzers over a compilation. An exception of an analyzer is thrown, never reported as AD0001.</summary>
public static class Analysis
{
    /// <summary>Every finding that is not suppressed, by file and position.</summary>
    public static async Task<ImmutableArray<Diagnostic>> RunAsync(
        Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, AnalyzerOptions? options, bool concurrent, CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? thrown = null;
        var runOptions = new CompilationWithAnalyzersOptions(
            options ?? new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => thrown ??= ExceptionDispatchInfo.Capture(exception),
            concurrentAnalysis: concurrent,
            logAnalyzerExecutionTime: false);
        var found = await new CompilationWithAnalyzers(compilation, analyzers, runOptions).GetAnalyzerDiagnosticsAsync(cancellationToken);
        if (thrown is not null)
        {
            throw new HarnessException($"An analyzer threw: {thrown.SourceException}");
        }

        return [.. found
            .Where(diagnostic => !diagnostic.IsSuppressed)
            .OrderBy(diagnostic => diagnostic.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Length)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)];
    }
}
