namespace Aevum.Review;

/// <summary>The life of a review: pending, then decided once, for good.</summary>
internal static class ReviewMachine
{
    /// <summary>The state after an event; null when the event cannot happen in this state.</summary>
    internal static ReviewState? Next(ReviewState state, ReviewEvent happened) => (state, happened) switch
    {
        (ReviewState.Pending, ReviewEvent.Approve) => ReviewState.Approved,
        (ReviewState.Pending, ReviewEvent.Veto) => ReviewState.Vetoed,
        (ReviewState.Pending, ReviewEvent.DeadlinePassed) => ReviewState.Vetoed, // Silence is a veto.
        (ReviewState.Approved or ReviewState.Vetoed, ReviewEvent.Approve or ReviewEvent.Veto or ReviewEvent.DeadlinePassed) => null,
        _ => throw new ArgumentOutOfRangeException(nameof(happened), (state, happened), "Not a state and event of a review."),
    };
}
