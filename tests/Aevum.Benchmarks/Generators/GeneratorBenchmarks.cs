using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Benchmarks.Generators;

/// <summary>
/// What a generator costs, beside the SDK's own: the first run, a keystroke elsewhere, and an edit of one target. Goals for this one at 100 targets: at
/// most 50 ms cold and 5 ms for an unrelated edit; linear to 1,000. Every compilation is fresh, as after a keystroke, so binding is part of the figures.
/// </summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private GeneratorWorkload? _workload;
    private CSharpCompilation? _compilation;
    private GeneratorDriver? _warm;

    /// <summary>The generator.</summary>
    [Params("Aevum", "Regex", "Json", "LibraryImport")]
    public string Generator { get; set; } = "Aevum";

    /// <summary>How many targets the compilation has.</summary>
    [Params(1, 100, 1_000)]
    public int Targets { get; set; }

    private GeneratorWorkload Workload => _workload ?? throw new InvalidOperationException("Prepare has not run.");

    [GlobalSetup]
    public void Prepare()
    {
        _workload = new GeneratorWorkload(Generator, Targets);
        _compilation = _workload.NewCompilation();
        _warm = _workload.NewDriver().RunGenerators(_compilation);
        if (GeneratorWorkload.FilesOf(_warm) == 0)
        {
            throw new InvalidOperationException($"{Generator} wrote nothing.");
        }
    }

    [Benchmark]
    public GeneratorDriver Cold() => Workload.NewDriver().RunGenerators(Workload.NewCompilation());

    [Benchmark]
    public GeneratorDriver UnrelatedEdit() => _warm!.RunGenerators(Workload.EditUnrelated(_compilation!));

    [Benchmark]
    public GeneratorDriver RelevantEdit() => _warm!.RunGenerators(Workload.EditTarget(_compilation!));
}
