using System.Collections.Concurrent;

namespace Aevum.Rules;

/// <summary>
/// Remembers purposes that were found specific, because every request is constructed with one of few. Bounded, so that hostile purposes
/// cannot make it grow. Thread-safe.
/// </summary>
internal static class PurposeMemo
{
    private const int Capacity = 1_024;
    private static readonly ConcurrentDictionary<string, bool> Specific = new(StringComparer.Ordinal);
    private static int s_count;

    internal static bool IsCatchAll(string purpose)
    {
        if (Specific.ContainsKey(purpose))
        {
            return false;
        }

        if (CatchAllPurpose.Matches(purpose))
        {
            return true;
        }

        if (Volatile.Read(ref s_count) < Capacity && Specific.TryAdd(purpose, true))
        {
            Interlocked.Increment(ref s_count);
        }

        return false;
    }
}
