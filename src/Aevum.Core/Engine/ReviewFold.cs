using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>What the ledger says about reviews: what was proposed, and who decided how. Not thread-safe.</summary>
internal sealed class ReviewFold
{
    private readonly Dictionary<string, Told> _reviews = new(StringComparer.Ordinal);

    internal int PendingCount { get; private set; }

    /// <summary>The ids of the reviews that were decided.</summary>
    internal IEnumerable<string> Decided => _reviews.Where(static review => review.Value.State != ReviewState.Pending).Select(static review => review.Key);

    internal void Requested(SealedEvent requested)
    {
        PendingCount += _reviews.TryAdd(requested.EventId, new Told(requested.PayloadHash, ReviewState.Pending, null)) ? 1 : 0;
    }

    /// <summary>Takes a decision. The first one counts; there is no second in a ledger that the kernel wrote.</summary>
    internal void Concluded(string reviewId, ReviewState state, string? decidedBy)
    {
        if (_reviews.TryGetValue(reviewId, out var told) && told.State == ReviewState.Pending)
        {
            _reviews[reviewId] = told with { State = state, DecidedBy = decidedBy };
            PendingCount--;
        }
    }

    internal bool Confirms(StoredReview review) =>
        _reviews.TryGetValue(review.EventId, out var told)
        && told.State == review.State
        && string.Equals(told.DecidedBy, review.DecidedBy, StringComparison.Ordinal)
        && string.Equals(told.PayloadHash, EventDigest.PayloadHash(ReviewPayload.Of(review.Proposal)), StringComparison.Ordinal);

    private readonly record struct Told(string PayloadHash, ReviewState State, string? DecidedBy);
}
