using System.Collections.Immutable;
using Aevum.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Corpus;

/// <summary>One case of the corpus. Its source is parsed once; every run gets a clone of the compilation, because the analyzers keep what they found by compilation.</summary>
internal sealed class CorpusCheck : ICheck
{
    private readonly Compilation _compilation;
    private readonly AnalyzerOptions _options;
    private readonly Func<ImmutableArray<DiagnosticAnalyzer>> _analyzers;
    private readonly ImmutableArray<string> _expected;

    private CorpusCheck(CorpusCase corpusCase, Compilation compilation, AnalyzerOptions options, Func<ImmutableArray<DiagnosticAnalyzer>> analyzers)
    {
        Name = corpusCase.ToString();
        _compilation = compilation;
        _options = options;
        _analyzers = analyzers;
        _expected = [.. corpusCase.Marked()
            .SelectMany(part => part.Text.Markers.Where(marker => marker.Id is not null).Select(marker => $"{marker.Id} {part.Path} {marker.Span}"))
            .Order(StringComparer.Ordinal)];
    }

    public string Name { get; }

    public string Folder => string.Empty;

    public static async Task<CorpusCheck> CreateAsync(CorpusCase corpusCase, Func<ImmutableArray<DiagnosticAnalyzer>> analyzers)
    {
        using var workspace = new AdhocWorkspace();
        var project = CorpusRunner.Project(corpusCase).AddTo(workspace.CurrentSolution, text => text);
        var compilation = (await project.GetCompilationAsync())!;
        return new CorpusCheck(corpusCase, compilation.Clone(), project.AnalyzerOptions, analyzers);
    }

    public async Task<bool> PassesAsync()
    {
        try
        {
            var found = await Analysis.RunAsync(_compilation.Clone(), _analyzers(), _options, concurrent: false, CancellationToken.None);
            return found.Select(Describe).Order(StringComparer.Ordinal).SequenceEqual(_expected);
        }
        catch (HarnessException)
        {
            return false;
        }
    }

    private static string Describe(Diagnostic diagnostic) => $"{diagnostic.Id} {diagnostic.Location.SourceTree?.FilePath ?? diagnostic.Location.GetLineSpan().Path} {diagnostic.Location.SourceSpan}";
}
