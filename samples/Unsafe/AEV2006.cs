namespace Aevum.Samples.Unsafe;

internal static class AEV2006
{
    internal static QueryRequest Make() => new()
    {
        SubjectIds = ["person-1"],
        Actor = "support-agent",
        Purpose = "support-ticket-resolutoin", // AEV2006
    };
}
