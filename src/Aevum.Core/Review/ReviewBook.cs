using System.Collections.Concurrent;
using Aevum.Storage;

namespace Aevum.Review;

/// <summary>The reviews that are pending, and which of them are being decided at this moment. Thread-safe.</summary>
internal sealed class ReviewBook
{
    private readonly ConcurrentDictionary<string, PendingReview> _pending = new(StringComparer.Ordinal);

    /// <summary>How many reviews wait for a decision.</summary>
    internal int Count => _pending.Count;

    internal void Add(StoredReview review) => _pending.TryAdd(review.EventId, new PendingReview(review));

    internal StoredReview? Find(string eventId) => _pending.GetValueOrDefault(eventId)?.Review;

    /// <summary>Takes the right to decide; false when the review is not pending or somebody else's decision is on its way into the chain.</summary>
    internal bool TryBeginDecision(string eventId) => _pending.GetValueOrDefault(eventId)?.TryBegin() ?? false;

    /// <summary>The decision was not stored: the review is open again.</summary>
    internal void AbandonDecision(string eventId) => _pending.GetValueOrDefault(eventId)?.Abandon();

    /// <summary>The decision is stored: the review is closed, and the store knows how.</summary>
    internal void Close(string eventId) => _pending.TryRemove(eventId, out _);

    /// <summary>The reviews whose deadline has come.</summary>
    internal IReadOnlyList<StoredReview> Overdue(DateTimeOffset now) =>
        [.. _pending.Values.Select(pending => pending.Review).Where(review => review.Proposal.Deadline <= now).OrderBy(review => review.Proposal.Deadline)];

    /// <summary>The next deadline; null when nothing is pending.</summary>
    internal DateTimeOffset? NextDeadline()
    {
        DateTimeOffset? next = null;
        foreach (var pending in _pending.Values)
        {
            next = next is null || pending.Review.Proposal.Deadline < next ? pending.Review.Proposal.Deadline : next;
        }

        return next;
    }

    private sealed class PendingReview(StoredReview review)
    {
        private int _isBeingDecided;

        internal StoredReview Review { get; } = review;

        internal bool TryBegin() => Interlocked.CompareExchange(ref _isBeingDecided, 1, 0) == 0;

        internal void Abandon() => Volatile.Write(ref _isBeingDecided, 0);
    }
}
