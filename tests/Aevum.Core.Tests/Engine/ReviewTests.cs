using Aevum.Review;
using Aevum.Testing;

namespace Aevum.Core.Tests.Engine;

public sealed class ReviewTests
{
    private const string Supervisor = "supervisor";

    [Fact]
    public async Task A_proposal_is_pending_until_somebody_decides()
    {
        await using var engine = await Given.Engine();
        var id = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);

        var look = await engine.ReviewAsync(Look(id), Given.Ct);

        Assert.Equal((OutputStatus.PendingReview, "pending", "Refund 12 euros"), (look.Status, look.Data.GetProperty("state").GetString(), look.Data.GetProperty("action").GetString()));
        Assert.Equal("review.viewed", (await engine.Last()).EventType);
    }

    [Fact]
    public async Task An_approval_by_another_actor_lets_the_proposal_go_ahead()
    {
        await using var engine = await Given.Engine();
        var id = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);

        var approval = await engine.ReviewAsync(Decide(id, ReviewAction.Approve), Given.Ct);
        var written = await engine.Last();
        var look = await engine.ReviewAsync(Look(id), Given.Ct);

        Assert.Equal(OutputStatus.Ok, approval.Status);
        Assert.Equal(("review.approved", id, Supervisor), (written.EventType, written.CausationId, written.Actor));
        Assert.Equal((OutputStatus.Ok, "approved"), (look.Status, look.Data.GetProperty("state").GetString()));
    }

    [Fact]
    public async Task A_veto_stops_the_proposal()
    {
        await using var engine = await Given.Engine();
        var id = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);

        var veto = await engine.ReviewAsync(Decide(id, ReviewAction.Veto), Given.Ct);
        var look = await engine.ReviewAsync(Look(id), Given.Ct);

        Assert.Equal(OutputStatus.Ok, veto.Status);
        Assert.Equal((OutputStatus.Error, ErrorCodes.ReviewVetoed), (look.Status, look.ErrorCode));
    }

    [Theory]
    [InlineData(Given.Agent)]
    [InlineData("BILLING-AGENT")]
    [InlineData(" billing-agent ")]
    [InlineData("billing\u200b-agent")]
    [InlineData("ｂilling-agent")]
    public async Task The_proposer_cannot_decide_under_any_spelling(string actor)
    {
        await using var engine = await Given.Engine();
        var id = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);

        var decision = await engine.ReviewAsync(Decide(id, ReviewAction.Approve) with { Actor = actor }, Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.ReviewerNotIndependent), (decision.Status, decision.ErrorCode));
        Assert.Equal("review.refused", (await engine.Last()).EventType);
        Assert.Equal(OutputStatus.PendingReview, (await engine.ReviewAsync(Look(id), Given.Ct)).Status);
    }

    [Theory]
    [InlineData(ReviewAction.Approve, ReviewAction.Approve)]
    [InlineData(ReviewAction.Approve, ReviewAction.Veto)]
    [InlineData(ReviewAction.Veto, ReviewAction.Approve)]
    public async Task A_review_is_decided_once(ReviewAction first, ReviewAction second)
    {
        await using var engine = await Given.Engine();
        var id = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);
        await engine.ReviewAsync(Decide(id, first), Given.Ct);

        var again = await engine.ReviewAsync(Decide(id, second), Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.ReviewAlreadyResolved), (again.Status, again.ErrorCode));
    }

    [Theory]
    [InlineData("urn:aevum:audit:0198f000-0000-7000-8000-000000000001")]
    [InlineData("nonsense")]
    public async Task An_unknown_review_is_not_found(string id)
    {
        await using var engine = await Given.Engine();

        Assert.Equal(ErrorCodes.ReviewNotFound, (await engine.ReviewAsync(Look(id), Given.Ct)).ErrorCode);
        Assert.Equal(ErrorCodes.ReviewNotFound, (await engine.ReviewAsync(Decide(id, ReviewAction.Approve), Given.Ct)).ErrorCode);
    }

    [Fact]
    public async Task Silence_becomes_a_veto_when_the_deadline_comes()
    {
        var clock = new FakeTimeProvider();
        var vetoed = new TaskCompletionSource();
        var observer = new TestObserver(notice => { if (notice.Kind == EngineNoticeKind.ReviewExpired) { vetoed.TrySetResult(); } });
        await using var engine = await Given.Engine(new AevumOptions { TimeProvider = clock, Observers = [observer] });
        var id = await engine.RequestReviewAsync(Given.Proposal(clock), Given.Ct);

        clock.Advance(TimeSpan.FromHours(1));
        await vetoed.Task.WaitAsync(Given.Ct);
        var written = await engine.Last();

        Assert.Equal(("review.vetoed", "deadline_passed", id), (written.EventType, written.Body().GetProperty("reason").GetString(), written.CausationId));
        Assert.Equal(ErrorCodes.ReviewVetoed, (await engine.ReviewAsync(Look(id), Given.Ct)).ErrorCode);
    }

    [Fact]
    public async Task An_approval_at_the_deadline_is_too_late_also_when_no_timer_rang()
    {
        var clock = new FakeTimeProvider();
        await using var engine = await Given.Engine(new AevumOptions { TimeProvider = new TimerlessClock(clock) });
        var id = await engine.RequestReviewAsync(Given.Proposal(clock), Given.Ct);
        clock.Advance(TimeSpan.FromHours(1));

        var late = await engine.ReviewAsync(Decide(id, ReviewAction.Approve), Given.Ct);

        Assert.Equal((OutputStatus.Error, ErrorCodes.ReviewVetoed), (late.Status, late.ErrorCode));
        Assert.Equal(["review.vetoed", "review.refused"], (await engine.EventTypes()).TakeLast(2));
    }

    [Fact]
    public async Task An_approval_one_tick_before_the_deadline_counts()
    {
        var clock = new FakeTimeProvider();
        await using var engine = await Given.Engine(Given.WithClock(clock));
        var id = await engine.RequestReviewAsync(Given.Proposal(clock), Given.Ct);
        clock.Advance(TimeSpan.FromHours(1) - TimeSpan.FromTicks(1));

        Assert.Equal(OutputStatus.Ok, (await engine.ReviewAsync(Decide(id, ReviewAction.Approve), Given.Ct)).Status);
    }

    [Fact]
    public async Task A_deadline_that_passes_while_the_decision_waits_for_its_place_refuses_it()
    {
        var clock = new FakeTimeProvider();
        var policy = new TestPolicy((request, _) =>
        {
            if (request.Arguments.GetProperty("action").GetString() == "approve")
            {
                clock.Advance(TimeSpan.FromHours(2));
            }

            return ValueTask.FromResult(Aevum.Policy.PolicyDecision.Permit);
        });
        await using var engine = await Given.Engine(new AevumOptions { TimeProvider = new TimerlessClock(clock), PolicyEngine = policy });
        var id = await engine.RequestReviewAsync(Given.Proposal(clock), Given.Ct);

        var late = await engine.ReviewAsync(Decide(id, ReviewAction.Approve), Given.Ct);

        Assert.Equal(ErrorCodes.ReviewVetoed, late.ErrorCode);
    }

    [Fact]
    public async Task Of_many_decisions_at_once_exactly_one_counts()
    {
        await using var engine = await Given.Engine();
        var id = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(reviewer => Task.Run(
            async () => await engine.ReviewAsync(Decide(id, reviewer % 2 == 0 ? ReviewAction.Approve : ReviewAction.Veto) with { Actor = $"reviewer-{reviewer}" }, Given.Ct), Given.Ct)));

        Assert.Single(answers, answer => answer.Status == OutputStatus.Ok);
        Assert.Equal(31, answers.Count(answer => answer.ErrorCode == ErrorCodes.ReviewAlreadyResolved));
        Assert.Single(await engine.EventTypes(), type => type is "review.approved" or "review.vetoed");
    }

    [Fact]
    public async Task A_pending_review_survives_a_restart_and_its_deadline_too()
    {
        var clock = new FakeTimeProvider();
        var store = new Aevum.Storage.InMemoryStore();
        string decided;
        string silent;
        await using (var first = await Given.Engine(new AevumOptions { Store = store, TimeProvider = clock }))
        {
            decided = await first.RequestReviewAsync(Given.Proposal(clock) with { Deadline = clock.GetUtcNow().AddDays(3) }, Given.Ct);
            silent = await first.RequestReviewAsync(Given.Proposal(clock), Given.Ct);
        }

        clock.Advance(TimeSpan.FromDays(1));
        await using var second = await Given.Engine(new AevumOptions { Store = store, TimeProvider = clock });

        Assert.Equal(OutputStatus.Ok, (await second.ReviewAsync(Decide(decided, ReviewAction.Approve), Given.Ct)).Status);
        Assert.Equal(ErrorCodes.ReviewVetoed, (await second.ReviewAsync(Decide(silent, ReviewAction.Approve), Given.Ct)).ErrorCode);
    }

    [Fact]
    public async Task A_decision_that_could_not_be_stored_leaves_the_review_open()
    {
        var store = new TestStore();
        await using var engine = await Given.Engine(new AevumOptions { Store = store });
        var id = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);
        store.BeforeCommit = _ => throw new IOException("disk");
        var failed = await engine.ReviewAsync(Decide(id, ReviewAction.Approve), Given.Ct);
        store.BeforeCommit = null;

        Assert.Equal(ErrorCodes.StorageUnavailable, failed.ErrorCode);
        Assert.Equal(OutputStatus.Ok, (await engine.ReviewAsync(Decide(id, ReviewAction.Veto), Given.Ct)).Status);
    }

    [Fact]
    public async Task A_deadline_in_the_past_is_refused()
    {
        await using var engine = await Given.Engine();

        await Assert.ThrowsAsync<ArgumentException>(
            async () => await engine.RequestReviewAsync(Given.Proposal() with { Deadline = DateTimeOffset.UtcNow.AddSeconds(-1) }, Given.Ct));
    }

    [Fact]
    public async Task An_action_that_is_none_is_refused()
    {
        await using var engine = await Given.Engine();
        var id = await engine.RequestReviewAsync(Given.Proposal(), Given.Ct);

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await engine.ReviewAsync(Decide(id, (ReviewAction)7), Given.Ct));
    }

    [Fact]
    public void The_machine_is_total_and_final_states_stay()
    {
        foreach (var happened in Enum.GetValues<ReviewEvent>())
        {
            Assert.Null(ReviewMachine.Next(ReviewState.Approved, happened));
            Assert.Null(ReviewMachine.Next(ReviewState.Vetoed, happened));
        }

        Assert.Equal(ReviewState.Approved, ReviewMachine.Next(ReviewState.Pending, ReviewEvent.Approve));
        Assert.Equal(ReviewState.Vetoed, ReviewMachine.Next(ReviewState.Pending, ReviewEvent.Veto));
        Assert.Equal(ReviewState.Vetoed, ReviewMachine.Next(ReviewState.Pending, ReviewEvent.DeadlinePassed));
        Assert.Throws<ArgumentOutOfRangeException>(() => ReviewMachine.Next((ReviewState)9, ReviewEvent.Approve));
    }

    private static ReviewRequest Look(string id) => new() { AuditId = id, Actor = Supervisor };

    private static ReviewRequest Decide(string id, ReviewAction action) => Look(id) with { Action = action };

    /// <summary>The time of another clock, but timers that never ring.</summary>
    private sealed class TimerlessClock(FakeTimeProvider clock) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new FakeTimeProvider().CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
