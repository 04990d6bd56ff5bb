namespace Aevum.Samples.Unsafe;

[ConsentPurpose("support-ticket-resolution", Grantee = "support-agent", Operations = ConsentOperations.Ingest | ConsentOperations.Query)]
internal sealed partial class SupportTicketResolution;

internal static class AEV2007
{
    internal static QueryRequest Make() => new() // AEV2007
    {
        SubjectIds = ["person-1"],
        Actor = "support-agent",
        Purpose = "support-ticket-resolution",
    };
}
