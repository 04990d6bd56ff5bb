using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Aevum.Benchmarks.Generators;

/// <summary>
/// The generators beside each other in about a minute: rounds in which each is timed once, so that the drift of a shared machine meets all alike, and medians. The
/// full benchmark is <see cref="GeneratorBenchmarks"/>.
/// </summary>
internal sealed class GeneratorComparison
{
    private const int WarmUps = 2;
    private const int FewestRounds = 3;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(60);
    private static readonly string[] Generators = ["Aevum", "Regex", "Json", "LibraryImport", "Bare"];
    private static readonly int[] Sizes = [1, 100, 1_000];
    private static readonly string[] Edits = ["cold", "no-op", "unrelated edit", "relevant edit"];

    private readonly List<Subject> _subjects = [.. Sizes.SelectMany(size => Generators.Select(generator => new Subject(generator, size)))];

    internal static int Run()
    {
        new GeneratorComparison().Measure();
        return 0;
    }

    private void Measure()
    {
        var began = Stopwatch.GetTimestamp();
        var rounds = 0;
        while (rounds < WarmUps + FewestRounds || Stopwatch.GetElapsedTime(began) < Budget)
        {
            foreach (var subject in _subjects)
            {
                subject.Time(isWarmUp: rounds < WarmUps);
            }

            rounds++;
        }

        Console.WriteLine($"medians of {rounds - WarmUps} rounds, milliseconds");
        Console.WriteLine($"| targets | generator | {string.Join(" | ", Edits)} |");
        Console.WriteLine($"|---|---|{string.Concat(Edits.Select(_ => "---|"))}");
        foreach (var subject in _subjects)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {subject.Targets} | {subject.Generator} | {string.Join(" | ", subject.Medians().Select(median => median.ToString("0.00", CultureInfo.InvariantCulture)))} |"));
        }
    }

    /// <summary>One generator at one size.</summary>
    private sealed class Subject
    {
        private readonly GeneratorWorkload _workload;
        private readonly CSharpCompilation _compilation;
        private readonly GeneratorDriver _warm;
        private readonly List<double>[] _times = [[], [], [], []];

        internal Subject(string generator, int targets)
        {
            Generator = generator;
            Targets = targets;
            _workload = new GeneratorWorkload(generator, targets);
            _compilation = _workload.NewCompilation();
            _warm = _workload.NewDriver().RunGenerators(_compilation);
            if (GeneratorWorkload.FilesOf(_warm) == 0)
            {
                throw new InvalidOperationException($"{generator} wrote nothing.");
            }
        }

        internal string Generator { get; }

        internal int Targets { get; }

        /// <summary>Small work is repeated, so that a round is as long for it as for large work.</summary>
        private int Repetitions => Targets switch { 1 => 20, 100 => 4, _ => 1 };

        internal void Time(bool isWarmUp)
        {
            Action[] runs =
            [
                () => _workload.NewDriver().RunGenerators(_workload.NewCompilation()),
                () => _warm.RunGenerators(_compilation.Clone()),
                () => _warm.RunGenerators(_workload.EditUnrelated(_compilation)),
                () => _warm.RunGenerators(_workload.EditTarget(_compilation)),
            ];
            for (var run = 0; run < runs.Length; run++)
            {
                for (var repetition = 0; repetition < Repetitions; repetition++)
                {
                    var began = Stopwatch.GetTimestamp();
                    runs[run]();
                    if (!isWarmUp)
                    {
                        _times[run].Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                    }
                }
            }
        }

        internal IEnumerable<double> Medians() => _times.Select(times => times.Order().ElementAt(times.Count / 2));
    }
}
