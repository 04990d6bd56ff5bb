using Aevum.Engine.Append;
using Aevum.Review;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>
/// The compare-and-set of a decision, at the moment at which its event gets its place: the review must be pending, nobody else's decision may
/// be on its way, and the deadline must lie on the right side of that moment.
/// </summary>
internal sealed class ReviewDecision(EngineKernel kernel, CallFacts call, StoredReview review, ReviewEvent happened) : IAdmission
{
    /// <summary>Why the decision was not admitted; null when it was.</summary>
    internal Refusal? Refusal { get; private set; }

    public Admission Admit(DateTimeOffset at)
    {
        Refusal = null;
        if (happened != ReviewEvent.DeadlinePassed && at >= review.Proposal.Deadline)
        {
            return Refuse(TooLate(review.EventId));
        }

        return kernel.Reviews.TryBeginDecision(review.EventId) ? Admission.Granted : Refuse(Resolved(review.EventId));
    }

    public void Committed() => kernel.Reviews.Close(review.EventId);

    public void Unwound() => kernel.Reviews.AbandonDecision(review.EventId);

    internal static Refusal TooLate(string reviewId) =>
        Refusals.Review(ErrorCodes.ReviewVetoed, "The deadline has passed and silence is a veto; make a new proposal.", reviewId);

    internal static Refusal Resolved(string reviewId) =>
        Refusals.Review(ErrorCodes.ReviewAlreadyResolved, "The review was decided before; a decision stands.", reviewId);

    private Admission Refuse(Refusal refusal)
    {
        Refusal = refusal;
        return Admission.Replace(kernel.Draft(call, refusal));
    }
}
