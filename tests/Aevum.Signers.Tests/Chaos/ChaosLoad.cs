using System.Collections.Concurrent;
using System.Diagnostics;
using Aevum.Signers.Tests.Ledger;

namespace Aevum.Signers.Tests.Chaos;

/// <summary>A bounded load on one engine: a fixed number of callers, each with one call under way and a pause after it.</summary>
internal sealed class ChaosLoad(LedgerUnderTest ledger) : IDisposable
{
    internal const int Callers = 8;

    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(40);

    private readonly SemaphoreSlim _accepted = new(0);
    private readonly SemaphoreSlim _refused = new(0);
    private int _refusedCount;

    /// <summary>The audit ids of the calls that were answered with Ok.</summary>
    internal ConcurrentBag<string> Acknowledged { get; } = [];

    internal int Refused => Volatile.Read(ref _refusedCount);

    internal Task RunAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(caller, stop)));

    /// <summary>Waits until so many more calls were refused, each within <paramref name="patience"/>.</summary>
    internal Task UntilRefusedAsync(int more, TimeSpan patience, string what) => UntilAsync(_refused, more, patience, what);

    /// <summary>Waits until so many more calls were accepted; the time until the first of them.</summary>
    internal async Task<TimeSpan> UntilAcceptedAsync(int more, TimeSpan patience, string what)
    {
        var began = Stopwatch.GetTimestamp();
        await UntilAsync(_accepted, 1, patience, what);
        var first = Stopwatch.GetElapsedTime(began);
        await UntilAsync(_accepted, more - 1, patience, what);
        return first;
    }

    /// <summary>Calls that were answered before do not count for the next wait.</summary>
    internal void Forget()
    {
        Drain(_accepted);
        Drain(_refused);
    }

    public void Dispose()
    {
        _accepted.Dispose();
        _refused.Dispose();
    }

    private async Task CallAsync(int caller, CancellationToken stop)
    {
        using var pace = new PeriodicTimer(Pace);
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            await OnceAsync((caller * 10_000_000) + i);
            await pace.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private async Task OnceAsync(int number)
    {
        var envelope = await ledger.IngestAsync(number, CancellationToken.None);
        if (envelope.Status == OutputStatus.Ok)
        {
            Acknowledged.Add(envelope.AuditId);
            _accepted.Release();
            return;
        }

        Assert.Equal(ErrorCodes.SignerUnavailable, envelope.ErrorCode);
        Interlocked.Increment(ref _refusedCount);
        _refused.Release();
    }

    private static async Task UntilAsync(SemaphoreSlim signal, int more, TimeSpan patience, string what)
    {
        for (var i = 0; i < more; i++)
        {
            Assert.True(await signal.WaitAsync(patience, TestContext.Current.CancellationToken), what);
        }
    }

    private static void Drain(SemaphoreSlim signal)
    {
        while (signal.Wait(0))
        {
        }
    }
}
