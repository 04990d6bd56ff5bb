namespace Aevum.Samples.SupportDesk.Purposes;

/// <summary>Reading again what a ticket said, under the purpose it was given for, to answer a complaint. Nothing may be written under this declaration.</summary>
[ConsentPurpose(
    "support-complaint-review",
    Grantee = "quality-auditor",
    Operations = ConsentOperations.Query | ConsentOperations.Replay,
    ClassificationMax = Classification.Internal,
    ValidForDays = 30)]
public sealed partial class TicketAudit;
