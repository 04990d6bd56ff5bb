namespace Aevum.Storage;

/// <summary>A review as the store keeps it. Immutable.</summary>
/// <param name="EventId">The UUID of the event that requested it; its id everywhere.</param>
/// <param name="Proposal">What was proposed, by whom, until when.</param>
/// <param name="State">Where it stands.</param>
/// <param name="DecidedBy">Who decided; null while pending and when silence decided.</param>
public sealed record StoredReview(string EventId, ReviewProposal Proposal, ReviewState State, string? DecidedBy);
