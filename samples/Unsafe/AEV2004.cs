namespace Aevum.Samples.Unsafe;

internal static class AEV2004
{
    internal static ConsentGrant Make(DateTimeOffset now) => new()
    {
        GrantId = "g-1",
        SubjectId = "person-1",
        GranteeId = "support-agent",
        Purpose = "support-ticket-resolution",
        Operations = ConsentOperations.Ingest | ConsentOperations.Query | ConsentOperations.Replay | ConsentOperations.Export, // AEV2004
        GrantedAt = now,
        ExpiresAt = now.AddDays(30),
    };
}
