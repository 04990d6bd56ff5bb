using System.Diagnostics;
using System.Threading.Channels;

namespace Aevum.Engine;

/// <summary>
/// Carries notices to the observers on a task of their own. The way is bounded: when the observers fall too far behind, notices are dropped
/// and counted, and calls go on. Without observers, warnings go to <see cref="Trace"/>.
/// </summary>
internal sealed class EngineNotices : IAsyncDisposable
{
    private const int Capacity = 4_096;
    private readonly IReadOnlyList<IAevumObserver> _observers;
    private readonly EngineCounters _counters;
    private readonly Channel<EngineNotice> _queue = Channel.CreateBounded<EngineNotice>(new BoundedChannelOptions(Capacity) { SingleReader = true });
    private readonly Task _delivery;

    internal EngineNotices(IReadOnlyList<IAevumObserver> observers, EngineCounters counters)
    {
        _observers = observers;
        _counters = counters;
        _delivery = observers.Count == 0 ? Task.CompletedTask : Task.Run(DeliverAsync);
    }

    internal void Raise(EngineNoticeKind kind, string message, string? auditId = null)
    {
        var notice = new EngineNotice(kind, message, auditId);
        if (_observers.Count == 0)
        {
            TraceWarning(notice);
            return;
        }

        if (!_queue.Writer.TryWrite(notice))
        {
            _counters.NoticeDropped();
        }
    }

    /// <summary>Gives the observers a moment to take what is queued; one that hangs does not hold the engine's end up.</summary>
    public async ValueTask DisposeAsync()
    {
        _queue.Writer.TryComplete();
        await Task.WhenAny(_delivery, Task.Delay(TimeSpan.FromSeconds(2))).ConfigureAwait(false);
    }

    private static void TraceWarning(EngineNotice notice)
    {
        if (notice.IsWarning)
        {
            Trace.TraceWarning("Aevum: {0}", notice.Message);
        }
    }

    private async Task DeliverAsync()
    {
        await foreach (var notice in _queue.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            foreach (var observer in _observers)
            {
                Deliver(observer, notice);
            }
        }
    }

    private void Deliver(IAevumObserver observer, EngineNotice notice)
    {
        try
        {
            observer.Observe(notice);
        }
        catch (Exception fault)
        {
            // An observer is foreign code and has no say in what the engine does.
            _counters.ObserverFaulted();
            Trace.TraceWarning("Aevum: the observer {0} failed with {1} at {2}.", observer.GetType().Name, fault.GetType().Name, notice.Kind);
        }
    }
}
