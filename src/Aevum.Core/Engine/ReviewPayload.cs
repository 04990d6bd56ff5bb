using Aevum.Audit;

namespace Aevum.Engine;

/// <summary>A proposal as it stands in <c>review.requested</c>.</summary>
internal static class ReviewPayload
{
    /// <summary>Why a review was decided by an actor.</summary>
    internal const string Decided = "decided";

    /// <summary>Why a review was decided by nobody.</summary>
    internal const string DeadlinePassed = "deadline_passed";

    internal static byte[] Of(ReviewProposal proposal) => KernelPayload.Start()
        .Text("action", proposal.Action)
        .Text("deadline", TimestampText.Format(proposal.Deadline))
        .Canonical("details", proposal.CanonicalDetails.Span)
        .Text("proposer", proposal.Proposer)
        .Text("reason", proposal.Reason)
        .ToBytes();

    /// <summary>Whether the event asked for exactly this proposal.</summary>
    internal static bool IsOf(SealedEvent? sealedEvent, ReviewProposal proposal) =>
        sealedEvent is { EventType: EventTypes.ReviewRequested } && string.Equals(sealedEvent.PayloadHash, EventDigest.PayloadHash(Of(proposal)), StringComparison.Ordinal);
}
