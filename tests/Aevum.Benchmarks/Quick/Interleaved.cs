using System.Diagnostics;

namespace Aevum.Benchmarks.Quick;

/// <summary>
/// Measures several operations in turns, because the speed of a shared machine drifts: each round times each of them once. Rates are medians; a ratio is the median of the
/// ratios within the rounds, whose parts were measured within the same second or two.
/// </summary>
internal sealed class Interleaved(int rounds = 3)
{
    private const int WarmUps = 3;
    private static readonly TimeSpan CompilerPause = TimeSpan.FromMilliseconds(250);
    private readonly List<(string Name, int Operations, Func<Task> Run, List<double> Rates)> _parts = [];

    internal Interleaved Add(string name, int operations, Func<Task> run)
    {
        _parts.Add((name, operations, run, []));
        return this;
    }

    /// <summary>Operations a second.</summary>
    internal double Rate(string name) => Median(RatesOf(name));

    /// <summary>How many times as fast the first is as the second.</summary>
    internal double Ratio(string name, string peer) => Median(RatesOf(name).Zip(RatesOf(peer), (rate, other) => rate / other));

    internal async Task<Interleaved> RunAsync()
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

        for (var round = 0; round < rounds; round++)
        {
            foreach (var (_, operations, run, rates) in _parts)
            {
                var started = Stopwatch.GetTimestamp();
                await run();
                rates.Add(operations / Stopwatch.GetElapsedTime(started).TotalSeconds);
            }
        }

        return this;
    }

    private List<double> RatesOf(string name) => _parts.Find(part => part.Name == name).Rates;

    private static double Median(IEnumerable<double> values)
    {
        double[] ordered = [.. values.Order()];
        return ordered[ordered.Length / 2];
    }
}
