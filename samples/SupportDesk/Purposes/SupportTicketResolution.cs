namespace Aevum.Samples.SupportDesk.Purposes;

/// <summary>Reading and writing tickets to solve them. Replay is not declared, so <c>For(engine)</c> has no ReplayAsync.</summary>
[ConsentPurpose(
    "support-ticket-resolution",
    Grantee = "support-agent",
    Operations = ConsentOperations.Ingest | ConsentOperations.Query,
    ClassificationMax = Classification.Restricted,
    ValidForDays = 90)]
public sealed partial class SupportTicketResolution;
