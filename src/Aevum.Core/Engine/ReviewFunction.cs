using System.Text.Json;
using Aevum.Audit;
using Aevum.Engine.Append;
using Aevum.Policy;
using Aevum.Review;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>GOVERN. Order: find; silence; independence; policy; the compare-and-set of the decision.</summary>
internal sealed class ReviewFunction(EngineKernel kernel, ReviewDeadlines deadlines)
{
    internal async ValueTask<OutputEnvelope> RunAsync(ReviewRequest request, CancellationToken ct)
    {
        var call = kernel.Call(FunctionNames.Review, request.Actor, null, null);
        var review = await FindAsync(request.AuditId, ct).ConfigureAwait(false);
        if (review is null)
        {
            return await kernel.RefuseAsync(call, Refusals.Review(ErrorCodes.ReviewNotFound, "No review has this audit id.", null), ct).ConfigureAwait(false);
        }

        if (review.State == ReviewState.Pending && review.Proposal.Deadline <= call.At)
        {
            await deadlines.ExpireAsync(review, ct).ConfigureAwait(false);
            review = await FindAsync(request.AuditId, ct).ConfigureAwait(false) ?? review;
        }

        call = call with { EpisodeId = review.Proposal.EpisodeId ?? call.EpisodeId, CorrelationId = review.Proposal.CorrelationId };
        if (request.Action is { } deciding && CannotDecide(request, review, deciding) is { } refusal)
        {
            return await kernel.RefuseAsync(call, refusal, ct).ConfigureAwait(false);
        }

        var policy = kernel.Policy.WithoutQuestion() ?? await kernel.Policy.DecideAsync(QuestionOf(request, call), ct).ConfigureAwait(false);
        if (!policy.IsPermitted)
        {
            return await kernel.RefuseAsync(call, Refusals.Policy(FunctionNames.Review, policy), ct).ConfigureAwait(false);
        }

        return request.Action is { } action
            ? await DecideAsync(call, review, action, policy, ct).ConfigureAwait(false)
            : await LookAsync(call, review, policy, ct).ConfigureAwait(false);
    }

    /// <summary>Records a proposal and starts its deadline.</summary>
    internal async ValueTask<string> RequestAsync(ReviewProposal proposal, CancellationToken ct)
    {
        var call = kernel.Call(FunctionNames.Review, proposal.Proposer, proposal.EpisodeId, proposal.CorrelationId);
        if (proposal.Deadline <= call.At)
        {
            throw new ArgumentException("The deadline must lie in the future; silence until then is a veto.", nameof(proposal));
        }

        kernel.Settings.Limits.Require(proposal.CanonicalDetails.Span, nameof(ReviewProposal.Details));
        var eventId = kernel.Ids.Next();
        var review = new StoredReview(eventId, proposal, ReviewState.Pending, null);
        var item = new AppendItem
        {
            Draft = kernel.Draft(call, EventTypes.ReviewRequested, ReviewPayload.Of(proposal), eventId: eventId),
            Review = review,
            Admission = new ReviewOpening(kernel.Reviews, review),
        };
        var receipt = await kernel.Pipeline.AppendAsync(item, ct).ConfigureAwait(false);
        deadlines.Rearm();
        return receipt.AuditId;
    }

    private static Refusal? CannotDecide(ReviewRequest request, StoredReview review, ReviewAction action)
    {
        Require.Defined(action, nameof(ReviewRequest.Action));
        if (review.State != ReviewState.Pending)
        {
            return review is { State: ReviewState.Vetoed, DecidedBy: null } ? ReviewDecision.TooLate(review.EventId) : ReviewDecision.Resolved(review.EventId);
        }

        return Independence.AreIndependent(review.Proposal.Proposer, request.Actor)
            ? null
            : Refusals.Review(ErrorCodes.ReviewerNotIndependent, "The proposer cannot decide its own proposal; another actor must.", review.EventId);
    }

    private async ValueTask<OutputEnvelope> DecideAsync(CallFacts call, StoredReview review, ReviewAction action, PolicyVerdict policy, CancellationToken ct)
    {
        var happened = action == ReviewAction.Approve ? ReviewEvent.Approve : ReviewEvent.Veto;
        var decided = review with { State = ReviewMachine.Next(review.State, happened)!.Value, DecidedBy = call.Actor };
        var decision = new ReviewDecision(kernel, call, review, happened);
        var item = new AppendItem
        {
            Draft = kernel.Draft(
                call,
                decided.State == ReviewState.Approved ? EventTypes.ReviewApproved : EventTypes.ReviewVetoed,
                DecisionPayload(review.EventId, ReviewPayload.Decided, policy),
                SealedEvent.AuditIdPrefix + review.EventId),
            Review = decided,
            Admission = decision,
        };
        var receipt = await kernel.Pipeline.AppendAsync(item, ct).ConfigureAwait(false);
        return receipt.WasReplaced
            ? kernel.Refused(decision.Refusal!, receipt.AuditId)
            : Envelopes.Ok(receipt.AuditId, Envelopes.Kernel, DataOf(decided));
    }

    private async ValueTask<OutputEnvelope> LookAsync(CallFacts call, StoredReview review, PolicyVerdict policy, CancellationToken ct)
    {
        var draft = kernel.Draft(call, EventTypes.ReviewViewed, DecisionPayload(review.EventId, StateText(review.State), policy), SealedEvent.AuditIdPrefix + review.EventId);
        var auditId = await kernel.RecordAsync(draft, ct).ConfigureAwait(false);
        var answer = Envelopes.Ok(auditId, Envelopes.Kernel, DataOf(review));
        return review.State switch
        {
            ReviewState.Approved => answer,
            ReviewState.Pending => answer with { Status = OutputStatus.PendingReview },
            _ => answer with
            {
                Status = OutputStatus.Error,
                ErrorCode = ErrorCodes.ReviewVetoed,
                ErrorDetail = review.DecidedBy is null ? "Nobody decided in time, and silence is a veto." : "A reviewer vetoed the proposal.",
            },
        };
    }

    private async ValueTask<StoredReview?> FindAsync(string auditId, CancellationToken ct)
    {
        if (!auditId.StartsWith(SealedEvent.AuditIdPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var eventId = auditId[SealedEvent.AuditIdPrefix.Length..];
        return kernel.Reviews.Find(eventId) ?? await FindDecidedAsync(eventId, ct).ConfigureAwait(false);
    }

    /// <summary>A decided review comes from the store, which somebody may have written into past the engine: the ledger must have seen the proposal.</summary>
    private async ValueTask<StoredReview?> FindDecidedAsync(string eventId, CancellationToken ct)
    {
        if (await kernel.Store.FindReviewAsync(eventId, ct).ConfigureAwait(false) is not { } review)
        {
            return null;
        }

        var requested = await kernel.Store.FindEventAsync(eventId, ct).ConfigureAwait(false);
        return ReviewPayload.IsOf(requested, review.Proposal)
            ? review
            : throw new BarrierViolationException("What the store keeps about a review does not agree with its ledger: somebody wrote into it past the engine. Restore the store from a backup.");
    }

    private static byte[] DecisionPayload(string reviewId, string reason, PolicyVerdict policy) => KernelPayload.Start()
        .Canonical("policy", policy.Json)
        .Text("reason", reason)
        .Text("review_id", reviewId)
        .ToBytes();

    private static JsonElement DataOf(StoredReview review) => QueryAnswer.Parse(KernelPayload.Start()
        .Text("action", review.Proposal.Action)
        .Text("audit_id", SealedEvent.AuditIdPrefix + review.EventId)
        .Text("deadline", TimestampText.Format(review.Proposal.Deadline))
        .Text("decided_by", review.DecidedBy)
        .Canonical("details", review.Proposal.CanonicalDetails.Span)
        .Text("proposer", review.Proposal.Proposer)
        .Text("reason", review.Proposal.Reason)
        .Text("state", StateText(review.State))
        .ToBytes());

    private static PolicyRequest QuestionOf(ReviewRequest request, CallFacts call) => new()
    {
        Actor = call.Actor,
        Action = FunctionNames.Review,
        Time = call.At,
        Arguments = QueryAnswer.Parse(KernelPayload.Start().Text("action", ActionText(request.Action)).Text("audit_id", request.AuditId).ToBytes()),
    };

    private static string ActionText(ReviewAction? action) => action switch
    {
        ReviewAction.Approve => "approve",
        ReviewAction.Veto => "veto",
        _ => "look",
    };

    private static string StateText(ReviewState state) => state switch
    {
        ReviewState.Pending => "pending",
        ReviewState.Approved => "approved",
        ReviewState.Vetoed => "vetoed",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Not a state."),
    };
}
