namespace Aevum.Hosting.Tests;

[ConsentPurpose("support-ticket-resolution", Grantee = "support-agent", Operations = ConsentOperations.Ingest | ConsentOperations.Query, ClassificationMax = Classification.Internal)]
public sealed partial class SupportTicketResolution;
