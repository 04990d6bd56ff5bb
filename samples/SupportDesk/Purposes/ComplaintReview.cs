namespace Aevum.Samples.SupportDesk.Purposes;

/// <summary>
/// Recording a complaint and proving later what it said. The auditor replays only what was given for this purpose: a ticket that was given to be solved stays
/// out of reach.
/// </summary>
[ConsentPurpose(
    "support-complaint-review",
    Grantee = "quality-auditor",
    Operations = ConsentOperations.Ingest | ConsentOperations.Replay,
    ClassificationMax = Classification.Internal,
    ValidForDays = 30)]
public sealed partial class ComplaintReview;
