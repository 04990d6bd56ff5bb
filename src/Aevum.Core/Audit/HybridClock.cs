namespace Aevum.Audit;

/// <summary>
/// The hybrid logical clock of the chain: (Unix milliseconds &lt;&lt; 16) | 16-bit counter. Every reading is greater than the one before and
/// greater than the history it was seeded with, also when the wall clock goes back. Thread-safe.
/// </summary>
internal sealed class HybridClock
{
    private const int CounterBits = 16;
    private readonly TimeProvider _time;
    private long _last;

    /// <summary>Makes a clock that continues after <paramref name="last"/>, the <c>system_time</c> of the last event; 0 for an empty chain.</summary>
    internal HybridClock(TimeProvider time, long last)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(last);
        _time = time;
        _last = last;
    }

    /// <summary>The last reading.</summary>
    internal long Last => Volatile.Read(ref _last);

    internal long Next()
    {
        var wall = Math.Max(0, _time.GetUtcNow().ToUnixTimeMilliseconds()) << CounterBits;
        while (true)
        {
            // The counter may run over into the milliseconds: the clock then runs ahead of the wall until that catches up.
            var last = Volatile.Read(ref _last);
            var next = Math.Max(checked(last + 1), wall);
            if (Interlocked.CompareExchange(ref _last, next, last) == last)
            {
                return next;
            }
        }
    }

    /// <summary>The wall-clock part of a reading.</summary>
    internal static DateTimeOffset WallTime(long reading) => DateTimeOffset.FromUnixTimeMilliseconds(reading >> CounterBits);
}
