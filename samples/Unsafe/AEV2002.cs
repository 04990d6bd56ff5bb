namespace Aevum.Samples.Unsafe;

internal static class AEV2002
{
    internal static ConsentGrant Make(DateTimeOffset now) => new()
    {
        GrantId = "g-1",
        SubjectId = "person-1",
        GranteeId = "support-agent",
        Purpose = "support-ticket-resolution",
        Operations = ConsentOperations.Query,
        GrantedAt = now,
        ExpiresAt = DateTimeOffset.MaxValue, // AEV2002
    };
}
