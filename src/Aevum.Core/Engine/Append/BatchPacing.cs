using System.Threading.Channels;

namespace Aevum.Engine.Append;

/// <summary>
/// Tells when the next batch may go to a signer that takes a while, and how large it may be. Callers that were answered together come back one by one: were each of them sent
/// at once, the first few would take up all open calls, and the rest would wait for a whole round trip. So while calls are open, the next one waits until a fair share of the
/// callers is there, or everybody who was there lately; but no longer than until another call ends, or for a part of the time that a call takes (ADR 0082). Used by the loop of
/// the pipeline; only <see cref="Queued"/> is called from other threads.
/// </summary>
internal sealed class BatchPacing(int largestBatch, TimeProvider time)
{
    /// <summary>Among how many calls the callers are shared out, and into how many parts the time of a call.</summary>
    private const int Shares = 4;

    /// <summary>Fewer digests than this are not divided among calls.</summary>
    private const int WorthACall = 8;

    /// <summary>How much of the number of callers is forgotten at each look, as a part of it: 1/64. Those who went away must not be waited for much longer.</summary>
    private const int ForgottenCallers = 64;

    /// <summary>How much a new call changes the mean time of the calls, as a part: 1/8.</summary>
    private const int Smoothing = 8;

    /// <summary>What the timers of the runtime can tell apart.</summary>
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private volatile Waiter? _waiter;
    private TimeSpan _call;
    private int _callers;

    /// <summary>How many items the next batch may have.</summary>
    internal int LargestBatch => Math.Min(largestBatch, Math.Max(WorthACall, Share));

    private int Share => Math.Clamp((_callers + Shares - 1) / Shares, 1, largestBatch);

    /// <summary>What ends the wait of the items in the queue, besides the end of an open call; null when they may go now.</summary>
    /// <param name="open">The batches at the signer.</param>
    /// <param name="queue">The items that wait; at least one.</param>
    internal Task? BeforeTheNext(IReadOnlyList<AppendBatch> open, ChannelReader<AppendItem> queue)
    {
        var waiter = _waiter ??= StartWaiting(open, queue.Count);
        waiter.Look(queue);
        return open.Count >= waiter.OpenAtFirst && !waiter.IsOver ? waiter.Over : null;
    }

    /// <summary>An item was queued.</summary>
    internal void Queued(ChannelReader<AppendItem> queue) => _waiter?.Look(queue);

    /// <summary>A batch goes to the signer.</summary>
    internal void Begun(AppendBatch batch)
    {
        _waiter = null;
        batch.BegunAt = time.GetTimestamp();
    }

    /// <summary>A batch is signed and stored.</summary>
    internal void Ended(AppendBatch batch) => _call += (time.GetElapsedTime(batch.BegunAt) - _call) / Smoothing;

    private Waiter StartWaiting(IReadOnlyList<AppendBatch> open, int queued)
    {
        var away = open.Sum(batch => batch.Events.Count);
        _callers = Math.Max(queued + away, _callers - ((_callers + ForgottenCallers - 1) / ForgottenCallers));
        return new Waiter(open.Count, open.Count == 0 ? 0 : Math.Min(Share, _callers - away), Task.Delay(_call / Shares > ShortestWait ? _call / Shares : ShortestWait, time));
    }

    private sealed class Waiter
    {
        private readonly TaskCompletionSource _enough = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly Task _late;
        private readonly int _wanted;

        internal Waiter(int open, int wanted, Task late)
        {
            OpenAtFirst = open;
            _wanted = wanted;
            _late = late;
            Over = Task.WhenAny(_enough.Task, late);
        }

        internal int OpenAtFirst { get; }

        /// <summary>Ends on a thread of the pool, a moment after <see cref="IsOver"/> is true.</summary>
        internal Task Over { get; }

        internal bool IsOver => _enough.Task.IsCompleted || _late.IsCompleted;

        internal void Look(ChannelReader<AppendItem> queue)
        {
            if (queue.Count >= _wanted)
            {
                _enough.TrySetResult();
            }
        }
    }
}
