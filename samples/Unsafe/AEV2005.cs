namespace Aevum.Samples.Unsafe;

internal static class AEV2005
{
    internal static ConsentGrant Make() => new()
    {
        GrantId = "g-1",
        SubjectId = "person-1",
        GranteeId = "support-agent",
        Purpose = "support-ticket-resolution",
        Operations = ConsentOperations.Query,
        GrantedAt = new DateTimeOffset(2026, 6, 1, 0, 0, 0, TimeSpan.Zero),
        ExpiresAt = new DateTimeOffset(2026, 5, 1, 0, 0, 0, TimeSpan.Zero), // AEV2005
    };
}
