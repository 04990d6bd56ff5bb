namespace Aevum.Engine;

/// <summary>The event types that the kernel writes.</summary>
internal static class EventTypes
{
    internal const string SessionStart = Audit.SigchainFormat.SessionStart;
    internal const string KeyRotated = Audit.SigchainFormat.KeyRotated;
    internal const string IngestAccepted = "ingest.accepted";
    internal const string IngestRejected = "ingest.rejected";
    internal const string QueryComplete = "query.complete";
    internal const string CommitRejected = "commit.rejected";
    internal const string ContextStale = "context.stale";
    internal const string ReplayComplete = "replay.complete";
    internal const string ReplayRejected = "replay.rejected";
    internal const string BarrierTriggered = "barrier.triggered";
    internal const string PolicyDenied = "policy.denied";
    internal const string PolicyPermitted = "policy.permitted";
    internal const string ConsentGranted = "consent.granted";
    internal const string ConsentRevoked = "consent.revoked";
    internal const string ReviewRequested = "review.requested";
    internal const string ReviewViewed = "review.viewed";
    internal const string ReviewApproved = "review.approved";
    internal const string ReviewVetoed = "review.vetoed";
    internal const string ReviewRefused = "review.refused";
}
