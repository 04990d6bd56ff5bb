namespace Aevum.Core.Tests.Engine;

public sealed class DevelopmentModeTests
{
    [Fact]
    public async Task Exactly_one_switches_consent_policy_and_store_off()
    {
        var store = new TestStore();
        var policy = new TestPolicy(Aevum.Policy.PolicyDecision.Deny("no"));
        await using var engine = await Start("1", new AevumOptions { Store = store, PolicyEngine = policy });

        var ingest = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        var query = await engine.QueryAsync(Given.Query(), Given.Ct);
        var body = (await engine.Events())[0].Body();

        Assert.Equal((OutputStatus.Ok, OutputStatus.Ok), (ingest.Status, query.Status));
        Assert.Equal(1, query.Data.GetProperty("results").GetArrayLength());
        Assert.False(store.WasOpened);
        Assert.Empty(policy.Questions);
        Assert.True(body.GetProperty("development_mode").GetBoolean());
        Assert.True(engine.Health.IsDevelopmentMode);
        await engine.Verifies();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("true")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("01")]
    [InlineData("１")]
    public async Task Anything_else_is_off(string? value)
    {
        await using var engine = await Start(value, new AevumOptions());

        Assert.Equal(ErrorCodes.ConsentRequired, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).ErrorCode);
        Assert.False(engine.Health.IsDevelopmentMode);
    }

    [Fact]
    public async Task The_other_barriers_stay()
    {
        await using var engine = await Start("1", new AevumOptions { DeploymentCeiling = Classification.Public });

        Assert.Equal(OutputStatus.Crisis, (await engine.IngestAsync(Given.Ingest("\"I want to kill myself\""), Given.Ct)).Status);
        Assert.Equal(ErrorCodes.ProvenanceRequired, (await engine.IngestAsync(Given.Ingest() with { Provenance = new Provenance { SourceId = "" } }, Given.Ct)).ErrorCode);
        Assert.Equal(ErrorCodes.ClassificationBlocked, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).ErrorCode);
        Assert.Throws<BarrierViolationException>(() => Barriers.CheckAudit(LedgerOperation.Update));
    }

    [Fact]
    public async Task A_banner_is_told_at_the_start()
    {
        var observer = new TestObserver();
        await using (await Start("1", new AevumOptions { Observers = [observer] }))
        {
        }

        Assert.Single(observer.Heard, notice => notice is { Kind: EngineNoticeKind.DevelopmentMode, IsWarning: true });
    }

    [Fact]
    public async Task The_regulated_posture_never_reads_the_switch()
    {
        using var signer = new TestSigner();
        var options = new AevumOptions { Signer = signer, Posture = AevumPosture.Regulated, BuildManifest = Given.Marked };
        var reads = 0;

        await using var engine = await AevumEngine.StartWithAsync(options, () => { reads++; return "1"; }, Given.Ct);

        Assert.Equal(0, reads);
        Assert.False(engine.Health.IsDevelopmentMode);
    }

    private static ValueTask<AevumEngine> Start(string? value, AevumOptions options) => AevumEngine.StartWithAsync(options, () => value, Given.Ct);
}
