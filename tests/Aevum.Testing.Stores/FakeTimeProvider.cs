namespace Aevum.Testing;

/// <summary>A clock that stands still until a test moves it; moving it rings the timers that become due, in order. Thread-safe.</summary>
public sealed class FakeTimeProvider : TimeProvider
{
    /// <summary>Where a clock starts unless told otherwise.</summary>
    public static readonly DateTimeOffset DefaultStart = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);

    private readonly Lock _gate = new();
    private readonly List<FakeTimer> _timers = [];
    private DateTimeOffset _now;

    public FakeTimeProvider()
        : this(DefaultStart)
    {
    }

    public FakeTimeProvider(DateTimeOffset start) => _now = start;

    /// <summary>How many timers are set.</summary>
    public int ActiveTimerCount
    {
        get
        {
            lock (_gate)
            {
                return _timers.Count(timer => timer.DueAt is not null);
            }
        }
    }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FakeTimer(this, callback, state);
        lock (_gate)
        {
            _timers.Add(timer);
        }

        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock on.</summary>
    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    /// <summary>Moves the clock, forwards or back; going back rings nothing.</summary>
    public void MoveTo(DateTimeOffset target)
    {
        while (TakeNextDue(target) is { } due)
        {
            due.Ring();
        }

        lock (_gate)
        {
            _now = target;
        }
    }

    private FakeTimer? TakeNextDue(DateTimeOffset target)
    {
        lock (_gate)
        {
            var due = _timers.Where(timer => timer.DueAt <= target).MinBy(timer => timer.DueAt);
            if (due is null)
            {
                return null;
            }

            _now = due.DueAt > _now ? due.DueAt!.Value : _now;
            due.DueAt = due.Period > TimeSpan.Zero ? _now + due.Period : null;
            return due;
        }
    }

    private sealed class FakeTimer(FakeTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        internal DateTimeOffset? DueAt { get; set; }

        internal TimeSpan Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            bool isDueNow;
            lock (clock._gate)
            {
                Period = period;
                DueAt = dueTime < TimeSpan.Zero ? null : clock._now + dueTime;
                isDueNow = dueTime == TimeSpan.Zero;
                if (isDueNow)
                {
                    DueAt = period > TimeSpan.Zero ? clock._now + period : null;
                }
            }

            if (isDueNow)
            {
                // As the system's timers do: never on the thread that sets it.
                ThreadPool.QueueUserWorkItem(_ => Ring());
            }

            return true;
        }

        public void Dispose()
        {
            lock (clock._gate)
            {
                clock._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        internal void Ring() => callback(state);
    }
}
