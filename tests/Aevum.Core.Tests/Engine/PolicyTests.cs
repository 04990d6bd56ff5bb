using Aevum.Policy;
using Aevum.Testing;

namespace Aevum.Core.Tests.Engine;

public sealed class PolicyTests
{
    private static readonly PolicyDecision Detailed = new()
    {
        IsPermitted = true,
        DeterminingPolicies = ["base-permit", "second"],
        ErroringPolicies = ["broken"],
        PolicySetHash = "abc123",
    };

    [Fact]
    public async Task Every_function_asks_and_a_denial_stops_it()
    {
        var policy = new TestPolicy((request, _) => ValueTask.FromResult(PolicyDecision.Deny("no " + request.Action)));
        await using var engine = await Given.EngineWithGrant(new AevumOptions { PolicyEngine = policy });
        var reviewId = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);
        var start = (await engine.Events())[0].AuditId;

        OutputEnvelope[] answers =
        [
            await engine.IngestAsync(Given.Ingest(), Given.Ct),
            await engine.QueryAsync(Given.Query(), Given.Ct),
            await engine.CommitAsync(Given.Commit(), Given.Ct),
            await engine.ReplayAsync(new ReplayRequest { AuditId = start, Actor = Given.Agent }, Given.Ct),
            await engine.ReviewAsync(new ReviewRequest { AuditId = reviewId, Actor = "supervisor", Action = ReviewAction.Approve }, Given.Ct),
        ];

        Assert.Equal(["ingest", "query", "commit", "replay", "review"], policy.Questions.Select(question => question.Action));
        Assert.All(answers, answer => Assert.Equal((OutputStatus.Error, ErrorCodes.PolicyDenied), (answer.Status, answer.ErrorCode)));
        Assert.Equal("no ingest", answers[0].ErrorDetail);
        Assert.All((await engine.EventTypes()).TakeLast(5), type => Assert.Equal("policy.denied", type));
    }

    [Fact]
    public async Task The_decision_stands_in_the_audit_event()
    {
        await using var engine = await Given.EngineWithGrant(new AevumOptions { PolicyEngine = new TestPolicy(Detailed) });

        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal(
            """{"decision":"permit","determining_policies":["base-permit","second"],"erroring_policies":["broken"],"policy_set_hash":"abc123"}""",
            (await engine.Last()).Body().GetProperty("policy").GetRawText());
    }

    [Fact]
    public async Task The_permit_of_a_commit_is_an_event_of_its_own_that_names_the_commit()
    {
        await using var engine = await Given.EngineWithGrant(new AevumOptions { PolicyEngine = new TestPolicy(Detailed) });

        var commit = await engine.CommitAsync(Given.Commit(), Given.Ct);
        var permit = (await engine.Events())[^2];

        Assert.Equal("policy.permitted", permit.EventType);
        Assert.Equal(commit.AuditId, Aevum.Audit.SealedEvent.AuditIdPrefix + permit.Body().GetProperty("event_id").GetString());
        Assert.Equal("""{"amount":12}""", (await engine.Last()).Text());
    }

    [Fact]
    public async Task Facts_come_from_the_host_and_arguments_stay_apart()
    {
        var clock = new FakeTimeProvider();
        var policy = new TestPolicy(PolicyDecision.Permit);
        await using var engine = await Given.EngineWithGrant(new AevumOptions { PolicyEngine = policy, TimeProvider = clock });

        await engine.IngestAsync(Given.Ingest("""{"actor":"root","action":"query","purpose":"x","classification":"Public","time":"1970"}"""), Given.Ct);
        var question = Assert.Single(policy.Questions);

        Assert.Equal((Given.Agent, "ingest", Given.Purpose, Classification.Internal), (question.Actor, question.Action, question.Purpose, question.Classification));
        Assert.Equal(clock.GetUtcNow(), question.Time);
        Assert.Empty(question.Facts);
        Assert.Equal("root", question.Arguments.GetProperty("actor").GetString());
    }

    [Fact]
    public async Task A_policy_engine_that_throws_denies_and_is_counted()
    {
        var policy = new TestPolicy((_, _) => throw new InvalidOperationException("boom"));
        await using var engine = await Given.EngineWithGrant(new AevumOptions { PolicyEngine = policy });

        var answer = await engine.IngestAsync(Given.Ingest(), Given.Ct);

        Assert.Equal(ErrorCodes.PolicyDenied, answer.ErrorCode);
        Assert.DoesNotContain("boom", answer.ErrorDetail!, StringComparison.Ordinal);
        Assert.Equal(1, engine.Health.PolicyFaults);
    }

    [Fact]
    public async Task A_policy_engine_that_throws_later_denies()
    {
        var policy = new TestPolicy(async (_, _) =>
        {
            await Task.Yield();
            throw new OperationCanceledException("of its own");
        });
        await using var engine = await Given.EngineWithGrant(new AevumOptions { PolicyEngine = policy });

        Assert.Equal(ErrorCodes.PolicyDenied, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).ErrorCode);
    }

    [Fact]
    public async Task No_decision_is_a_denial()
    {
        var policy = new TestPolicy((_, _) => ValueTask.FromResult<PolicyDecision>(null!));
        await using var engine = await Given.EngineWithGrant(new AevumOptions { PolicyEngine = policy });

        Assert.Equal(ErrorCodes.PolicyDenied, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).ErrorCode);
    }

    [Fact]
    public async Task A_decision_that_comes_too_late_is_a_denial()
    {
        var clock = new FakeTimeProvider();
        var asked = new TaskCompletionSource();
        var never = new TaskCompletionSource<PolicyDecision>();
        var policy = new TestPolicy((_, _) =>
        {
            asked.TrySetResult();
            return new ValueTask<PolicyDecision>(never.Task);
        });
        await using var engine = await Given.EngineWithGrant(new AevumOptions { PolicyEngine = policy, TimeProvider = clock, PolicyTimeout = TimeSpan.FromSeconds(2) });
        var running = engine.IngestAsync(Given.Ingest(), Given.Ct).AsTask();
        await asked.Task;

        clock.Advance(TimeSpan.FromSeconds(2));
        var answer = await running.WaitAsync(Given.Ct);

        Assert.Equal(ErrorCodes.PolicyDenied, answer.ErrorCode);
    }

    [Fact]
    public async Task A_caller_that_gives_up_during_the_decision_is_cancelled()
    {
        using var caller = new CancellationTokenSource();
        var policy = new TestPolicy(async (_, ct) =>
        {
            await caller.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
            return PolicyDecision.Permit;
        });
        await using var engine = await Given.EngineWithGrant(new AevumOptions { PolicyEngine = policy });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await engine.IngestAsync(Given.Ingest(), caller.Token));
        Assert.DoesNotContain("ingest.accepted", await engine.EventTypes());
    }

    [Fact]
    public async Task The_permissive_engine_warns_once()
    {
        var observer = new TestObserver();
        await using (var engine = await Given.EngineWithGrant(new AevumOptions { Observers = [observer] }))
        {
            await engine.IngestAsync(Given.Ingest(), Given.Ct);
            await engine.IngestAsync(Given.Ingest(), Given.Ct);
        }

        Assert.Single(observer.Heard, notice => notice.Kind == EngineNoticeKind.PermissivePolicy);
    }
}
