namespace Aevum.Samples.Unsafe;

internal static class AEV2003
{
    internal static ConsentGrant Make(DateTimeOffset now) => new()
    {
        GrantId = "g-1",
        SubjectId = "person-1",
        GranteeId = "anyone", // AEV2003
        Purpose = "support-ticket-resolution",
        Operations = ConsentOperations.Query,
        GrantedAt = now,
        ExpiresAt = now.AddDays(30),
    };
}
