namespace Aevum;

/// <summary>The stable error codes of <see cref="OutputEnvelope.ErrorCode"/>. A code never changes its meaning.</summary>
public static class ErrorCodes
{
    /// <summary>No active grant matches.</summary>
    public const string ConsentRequired = "consent_required";

    /// <summary>The data names no source.</summary>
    public const string ProvenanceRequired = "provenance_required";

    /// <summary>The data is classified above the effective clearance.</summary>
    public const string ClassificationBlocked = "classification_blocked";

    /// <summary>The policy engine refused, or could not decide.</summary>
    public const string PolicyDenied = "policy_denied";

    /// <summary>No review has this audit id.</summary>
    public const string ReviewNotFound = "review_not_found";

    /// <summary>The proposal was vetoed, by a person or by silence.</summary>
    public const string ReviewVetoed = "review_vetoed";

    /// <summary>The review was decided before.</summary>
    public const string ReviewAlreadyResolved = "review_already_resolved";

    /// <summary>The proposer tried to decide its own proposal.</summary>
    public const string ReviewerNotIndependent = "reviewer_not_independent";

    /// <summary>The event type belongs to the kernel.</summary>
    public const string ReservedEventType = "reserved_event_type";

    /// <summary>The consent or the data behind the witness has changed.</summary>
    public const string StaleContext = "stale_context";

    /// <summary>No event has this audit id.</summary>
    public const string ReplayNotFound = "replay_not_found";

    /// <summary>The idempotency key was used with another request.</summary>
    public const string IdempotencyConflict = "idempotency_conflict";

    /// <summary>The signer cannot be reached or failed; nothing was stored.</summary>
    public const string SignerUnavailable = "signer_unavailable";

    /// <summary>The store cannot be reached or failed; nothing was stored.</summary>
    public const string StorageUnavailable = "storage_unavailable";

    /// <summary>The subject's data was erased.</summary>
    public const string SubjectErased = "subject_erased";
}
