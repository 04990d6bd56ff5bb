namespace Aevum.Samples.MinimalApi.Consent;

/// <summary>Customers let the support agent read and write their tickets, for ninety days.</summary>
[ConsentPurpose(
    "support-ticket-resolution",
    Grantee = "support-agent",
    Operations = ConsentOperations.Ingest | ConsentOperations.Query,
    ClassificationMax = Classification.Internal,
    ValidForDays = 90,
    Subject = typeof(CustomerId))]
public sealed partial class SupportTicketResolution;
