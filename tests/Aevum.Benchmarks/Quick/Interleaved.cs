using System.Diagnostics;

namespace Aevum.Benchmarks.Quick;

/// <summary>
/// Measures several operations in turns, because the speed of a shared machine drifts: each round times each of them once, and the medians are
/// compared.
/// </summary>
internal sealed class Interleaved
{
    private const int Rounds = 3;
    private const int WarmUps = 3;
    private static readonly TimeSpan CompilerPause = TimeSpan.FromMilliseconds(250);
    private readonly List<(string Name, int Operations, Func<Task> Run, List<double> Rates)> _parts = [];

    internal Interleaved Add(string name, int operations, Func<Task> run)
    {
        _parts.Add((name, operations, run, []));
        return this;
    }

    /// <summary>Operations a second by name.</summary>
    internal async Task<Dictionary<string, double>> RunAsync()
    {
        // Code is compiled in steps while it runs; what is measured must be its last form.
        for (var warmUp = 0; warmUp < WarmUps; warmUp++)
        {
            foreach (var part in _parts)
            {
                await part.Run();
            }

            await Task.Delay(CompilerPause);
        }

        for (var round = 0; round < Rounds; round++)
        {
            foreach (var (_, operations, run, rates) in _parts)
            {
                var started = Stopwatch.GetTimestamp();
                await run();
                rates.Add(operations / Stopwatch.GetElapsedTime(started).TotalSeconds);
            }
        }

        return _parts.ToDictionary(part => part.Name, part => part.Rates.Order().ElementAt(Rounds / 2));
    }
}
