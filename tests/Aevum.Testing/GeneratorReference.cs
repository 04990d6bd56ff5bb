using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Aevum.Testing;

/// <summary>Puts generators into a project of a workspace.</summary>
internal sealed class GeneratorReference(ImmutableArray<IIncrementalGenerator> generators) : AnalyzerReference
{
    private readonly ImmutableArray<ISourceGenerator> _generators = [.. generators.Select(generator => generator.AsSourceGenerator())];

    public override string? FullPath => null;

    public override object Id => this;

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => _generators;

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => _generators;
}
