namespace Aevum.Core.Tests.Engine;

public sealed class FirstChainTests
{
    [Fact]
    public async Task A_chain_with_every_function_verifies()
    {
        await using var engine = await Given.EngineWithGrant();

        var ingest = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        var commit = await engine.CommitAsync(Given.Commit() with { Witness = query.Witness }, Given.Ct);
        var replay = await engine.ReplayAsync(new ReplayRequest { AuditId = ingest.AuditId, Actor = Given.Agent }, Given.Ct);
        var reviewId = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);
        var review = await engine.ReviewAsync(new ReviewRequest { AuditId = reviewId, Actor = "supervisor", Action = ReviewAction.Approve }, Given.Ct);
        await engine.RevokeConsentGrantAsync("grant-1", Given.Ct);
        var refused = await engine.QueryAsync(Given.Query(), Given.Ct);
        var verification = await engine.VerifySigchainAsync(Given.Ct);

        Assert.Equal([OutputStatus.Ok, OutputStatus.Ok, OutputStatus.Ok, OutputStatus.Ok, OutputStatus.Ok], [ingest.Status, query.Status, commit.Status, replay.Status, review.Status]);
        Assert.Equal(ErrorCodes.ConsentRequired, refused.ErrorCode);
        Assert.True(verification.IsVerified, verification.Reason);
        Assert.Equal(10, verification.EventCount);
    }
}
