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
    private static readonly string[] Generators = ["Aevum", "Regex", "Json", "LibraryImport", "Bare"];
    private static readonly (int Targets, TimeSpan Budget)[] Sizes = [(1, TimeSpan.FromSeconds(8)), (100, TimeSpan.FromSeconds(22)), (1_000, TimeSpan.FromSeconds(35))];
    private static readonly string[] Edits = ["cold", "no-op", "unrelated edit", "relevant edit"];

    internal static int Run()
    {
        Console.WriteLine($"| targets | generator | {string.Join(" | ", Edits)} | allocated by an unrelated edit | rounds |");
        Console.WriteLine($"|---|---|{string.Concat(Edits.Select(_ => "---|"))}---|---|");
        foreach (var (targets, budget) in Sizes)
        {
            Measure(targets, budget);
        }

        return 0;
    }

    private static void Measure(int targets, TimeSpan budget)
    {
        var subjects = Generators.Select(generator => new Subject(generator, targets)).ToList();
        var began = Stopwatch.GetTimestamp();
        var rounds = 0;
        while (rounds < WarmUps + FewestRounds || Stopwatch.GetElapsedTime(began) < budget)
        {
            foreach (var subject in subjects)
            {
                subject.Time(isWarmUp: rounds < WarmUps);
            }

            rounds++;
        }

        foreach (var subject in subjects)
        {
            var medians = subject.Medians().Select(median => median.ToString("0.00", CultureInfo.InvariantCulture) + " ms");
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {targets} | {subject.Generator} | {string.Join(" | ", medians)} | {subject.Allocated() / 1024} KiB | {rounds - WarmUps} |"));
        }
    }

    /// <summary>One generator at one size.</summary>
    private sealed class Subject
    {
        private readonly int _targets;
        private readonly GeneratorWorkload _workload;
        private readonly CSharpCompilation _compilation;
        private readonly GeneratorDriver _warm;
        private readonly List<double>[] _times = [[], [], [], []];

        internal Subject(string generator, int targets)
        {
            Generator = generator;
            _targets = targets;
            _workload = new GeneratorWorkload(generator, targets);
            _compilation = _workload.NewCompilation();
            _warm = _workload.NewDriver().RunGenerators(_compilation);
            if (GeneratorWorkload.FilesOf(_warm) == 0)
            {
                throw new InvalidOperationException($"{generator} wrote nothing.");
            }
        }

        internal string Generator { get; }

        /// <summary>Small work is repeated, so that a round is as long for it as for large work.</summary>
        private int Repetitions => _targets switch { 1 => 20, 100 => 4, _ => 1 };

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
                // What a cold run leaves behind must not be collected on the time of a keystroke.
                GC.Collect();
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

        /// <summary>How many bytes the generator, and the compiler on its behalf, take for a keystroke elsewhere: a figure without noise.</summary>
        internal long Allocated()
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            _warm.RunGenerators(_workload.EditUnrelated(_compilation));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        internal IEnumerable<double> Medians() => _times.Select(times => times.Order().ElementAt(times.Count / 2));
    }
}
