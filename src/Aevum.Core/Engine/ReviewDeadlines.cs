using Aevum.Audit;
using Aevum.Engine.Append;
using Aevum.Review;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>Turns silence into a veto when a deadline comes: one timer for the nearest deadline, and again at once when somebody asks.</summary>
internal sealed class ReviewDeadlines : IAsyncDisposable
{
    /// <summary>The kernel acts in its own name when nobody did.</summary>
    private const string KernelActor = "aevum-kernel";

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly EngineKernel _kernel;
    private readonly Lock _gate = new();
    private readonly ITimer _timer;
    private Task _running = Task.CompletedTask;
    private bool _isStopped;

    internal ReviewDeadlines(EngineKernel kernel)
    {
        _kernel = kernel;
        _timer = kernel.Time.CreateTimer(static deadlines => ((ReviewDeadlines)deadlines!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets the timer to the nearest deadline.</summary>
    internal void Rearm()
    {
        if (_kernel.Reviews.NextDeadline() is not { } next)
        {
            return;
        }

        var wait = next - _kernel.Time.GetUtcNow();
        SetTimer(wait < TimeSpan.Zero ? TimeSpan.Zero : wait);
    }

    /// <summary>Records the veto of silence; does nothing when the review was decided in between.</summary>
    internal async ValueTask ExpireAsync(StoredReview review, CancellationToken ct)
    {
        var call = _kernel.Call(FunctionNames.Review, KernelActor, review.Proposal.EpisodeId, review.Proposal.CorrelationId);
        var item = new AppendItem
        {
            Draft = _kernel.Draft(
                call,
                EventTypes.ReviewVetoed,
                KernelPayload.Start().Text("reason", ReviewPayload.DeadlinePassed).Text("review_id", review.EventId).ToBytes(),
                SealedEvent.AuditIdPrefix + review.EventId),
            Review = review with { State = ReviewState.Vetoed, DecidedBy = null },
            Admission = new SilenceIsVeto(_kernel.Reviews, review.EventId),
        };
        try
        {
            var receipt = await _kernel.Pipeline.AppendAsync(item, ct).ConfigureAwait(false);
            _kernel.Notices.Raise(EngineNoticeKind.ReviewExpired, "Nobody decided a review in time; silence is a veto.", receipt.AuditId);
        }
        catch (ReviewDecidedException)
        {
            // Somebody decided first, in time: there was no silence.
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task running;
        lock (_gate)
        {
            _isStopped = true;
            running = _running;
        }

        await _timer.DisposeAsync().ConfigureAwait(false);
        await running.ConfigureAwait(false);
    }

    private void SetTimer(TimeSpan wait)
    {
        lock (_gate)
        {
            if (!_isStopped)
            {
                _timer.Change(wait < LongestWait ? wait : LongestWait, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void Ring()
    {
        lock (_gate)
        {
            if (!_isStopped)
            {
                _running = ExpireOverdueAsync(_running);
            }
        }
    }

    /// <summary>One ring after the other: a ring during a run is a run of its own, so that no deadline is missed.</summary>
    private async Task ExpireOverdueAsync(Task before)
    {
        await Task.Yield();
        await before.ConfigureAwait(false);
        try
        {
            foreach (var review in _kernel.Reviews.Overdue(_kernel.Time.GetUtcNow()))
            {
                await ExpireAsync(review, CancellationToken.None).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is SignerUnavailableException or StorageUnavailableException or BarrierViolationException or ObjectDisposedException)
        {
            // The batch's fault is counted and told by the pipeline. The review stays pending and cannot be approved any more; the veto is tried again.
            SetTimer(Retry);
            return;
        }

        Rearm();
    }

    private sealed class SilenceIsVeto(ReviewBook book, string eventId) : IAdmission
    {
        public Admission Admit(DateTimeOffset at) => book.TryBeginDecision(eventId) ? Admission.Granted : Admission.Reject(new ReviewDecidedException());

        public void Committed() => book.Close(eventId);

        public void Unwound() => book.AbandonDecision(eventId);
    }

    /// <summary>Internal to this class: the review was decided while its expiry waited for its place.</summary>
    private sealed class ReviewDecidedException : Exception;
}
