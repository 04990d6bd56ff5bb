using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aevum.Signers.Doubles;

/// <summary>
/// Waits for one same length of time, to a tenth of a millisecond: a timer of the runtime ends milliseconds late, which would more than double the round trip
/// that a double stands for. One thread waits for all, in the order of the calls.
/// </summary>
internal sealed partial class FineDelay : IDisposable
{
    private readonly BlockingCollection<(long Due, TaskCompletionSource Ended)> _waiting = [];
    private readonly TimeSpan _length;

    internal FineDelay(TimeSpan length)
    {
        _length = length;
        new Thread(Loop) { IsBackground = true, Name = "round trip" }.Start();
    }

    internal Task WaitAsync()
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Add((Stopwatch.GetTimestamp() + (long)(_length.TotalSeconds * Stopwatch.Frequency), ended));
        return ended.Task;
    }

    public void Dispose() => _waiting.CompleteAdding();

    private void Loop()
    {
        foreach (var (due, ended) in _waiting.GetConsumingEnumerable())
        {
            WaitUntil(due);
            ended.SetResult();
        }

        _waiting.Dispose();
    }

    private static void WaitUntil(long due)
    {
        for (var left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due); left > TimeSpan.Zero; left = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due))
        {
            if (OperatingSystem.IsWindows())
            {
                Thread.SpinWait(100);
                continue;
            }

            var request = new Duration(left.Ticks / TimeSpan.TicksPerSecond, left.Ticks % TimeSpan.TicksPerSecond * 100);
            _ = NanoSleep(request, 0); // Woken early by a signal, it sleeps again.
        }
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int NanoSleep(in Duration request, nint remaining);

    /// <summary>The C structure timespec where long has the width of a pointer.</summary>
    private readonly record struct Duration(nint Seconds, nint Nanoseconds)
    {
        internal Duration(long seconds, long nanoseconds)
            : this((nint)seconds, (nint)nanoseconds)
        {
        }
    }
}
