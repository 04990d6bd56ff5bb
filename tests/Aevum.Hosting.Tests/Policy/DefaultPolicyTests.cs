using System.Text.Json;
using Aevum.Policy;

namespace Aevum.Hosting.Tests.Policy;

/// <summary>Each default policy is shown from both sides: what makes it decide, and the nearest thing that does not.</summary>
public sealed class DefaultPolicyTests
{
    private static readonly CedarPolicyEngine Engine = new();

    [Theory]
    [InlineData("ingest")]
    [InlineData("query")]
    [InlineData("replay")]
    public async Task Data_may_be_used_with_a_purpose_and_not_without(string action)
    {
        var withPurpose = await DecideAsync(Ask(action, purpose: "support-ticket-resolution"));
        var without = await DecideAsync(Ask(action, purpose: null));
        var blank = await DecideAsync(Ask(action, purpose: ""));

        Assert.True(withPurpose.IsPermitted);
        Assert.Equal(["aevum.base.data"], withPurpose.DeterminingPolicies);
        Assert.False(without.IsPermitted);
        Assert.False(blank.IsPermitted);
    }

    [Fact]
    public async Task An_application_event_may_be_replayed_and_data_not_without_a_purpose()
    {
        var application = await DecideAsync(Ask("replay", subject: null, purpose: null));
        var data = await DecideAsync(Ask("replay", purpose: null));

        Assert.Equal(["aevum.base.replay_of_application_events"], application.DeterminingPolicies);
        Assert.False(data.IsPermitted);
    }

    [Theory]
    [InlineData("commit", "aevum.base.commit")]
    [InlineData("review", "aevum.base.review")]
    public async Task Events_and_reviews_are_open_to_agents_and_an_unknown_action_to_nobody(string action, string policy)
    {
        var known = await DecideAsync(Ask(action, subject: null));
        var unknown = await DecideAsync(Ask("delete", subject: null));

        Assert.Equal([policy], known.DeterminingPolicies);
        Assert.False(unknown.IsPermitted);
    }

    [Fact]
    public async Task A_tool_call_must_name_its_tool()
    {
        var named = await DecideAsync(Ask("tool_call", facts: new { tool = "refund", autonomy_level = 1 }));
        var unnamed = await DecideAsync(Ask("tool_call", facts: new { autonomy_level = 1 }));

        Assert.Equal(["aevum.base.tool_call"], named.DeterminingPolicies);
        Assert.False(unnamed.IsPermitted);
    }

    public static TheoryData<string, string, string, string> Forbidden => new()
    {
        { "aevum.barrier.crisis", "ingest", """{"crisis":true}""", """{"crisis":false}""" },
        { "aevum.barrier.classification", "query", """{"ceiling":0}""", """{"ceiling":1}""" },
        { "aevum.barrier.consent", "query", """{"consented":false}""", """{"consented":true}""" },
        { "aevum.barrier.provenance", "ingest", """{"has_source":false}""", """{"has_source":true}""" },
        { "aevum.checkpoint.acts_alone", "commit", """{"autonomy_level":3}""", """{"autonomy_level":3,"human_approved":true}""" },
        { "aevum.checkpoint.acts_alone", "tool_call", """{"autonomy_level":3,"tool":"refund"}""", """{"autonomy_level":1,"tool":"refund"}""" },
        { "aevum.checkpoint.suggests_only", "tool_call", """{"autonomy_level":0,"tool":"refund"}""", """{"autonomy_level":1,"tool":"refund"}""" },
        { "aevum.checkpoint.unknown_autonomy", "tool_call", """{"tool":"refund"}""", """{"autonomy_level":1,"tool":"refund"}""" },
        { "aevum.exfiltration.untrusted_input_and_private_data", "tool_call", """{"tool":"mail","autonomy_level":1,"human_approved":true,"untrusted_input":true,"private_data":true,"exfiltration":true}""", """{"tool":"mail","autonomy_level":1,"untrusted_input":true,"private_data":true,"exfiltration":false}""" },
        { "aevum.exfiltration.untrusted_input_and_private_data", "query", """{"untrusted_input":true,"private_data":true,"exfiltration":true}""", """{"private_data":true,"exfiltration":true}""" },
    };

    [Theory]
    [MemberData(nameof(Forbidden))]
    public async Task What_a_default_forbids_is_forbidden_by_it_and_its_nearest_neighbour_is_not(string policy, string action, string forbidden, string permitted)
    {
        var refused = await DecideAsync(Ask(action, facts: JsonDocument.Parse(forbidden).RootElement));
        var allowed = await DecideAsync(Ask(action, facts: JsonDocument.Parse(permitted).RootElement));

        Assert.False(refused.IsPermitted);
        Assert.Contains(policy, refused.DeterminingPolicies);
        Assert.True(allowed.IsPermitted, allowed.Reason);
    }

    [Theory]
    [InlineData(Classification.Confidential, false)]
    [InlineData(Classification.Internal, true)]
    public async Task An_agent_that_acts_alone_within_limits_asks_a_person_for_sensitive_data(Classification classification, bool isPermitted)
    {
        var decision = await DecideAsync(Ask("commit", classification: classification, facts: new { autonomy_level = 2 }));

        Assert.Equal(isPermitted, decision.IsPermitted);
        Assert.Equal(!isPermitted, decision.DeterminingPolicies.Contains("aevum.checkpoint.acts_alone_on_sensitive_data"));
    }

    [Theory]
    [InlineData("ingest.accepted", false)]
    [InlineData("key.rotated", false)]
    [InlineData("app.ingest.done", true)]
    [InlineData("ingestion.done", true)]
    public async Task A_commit_must_not_pose_as_the_kernels(string eventType, bool isPermitted)
    {
        var decision = await DecideAsync(Ask("commit", eventType: eventType));

        Assert.Equal(isPermitted, decision.IsPermitted);
    }

    [Fact]
    public async Task One_forbidden_subject_denies_the_whole_query_and_the_permits_of_the_others_determine_nothing()
    {
        using var folder = new PolicyFiles(("extra.cedar", """@id("no-bob") forbid (principal, action, resource == Aevum::Subject::"bob");"""));
        using var engine = new CedarPolicyEngine(new CedarPolicyEngineOptions { Folder = folder.Path });

        var decision = await engine.AuthorizeAsync(Ask("query") with { SubjectIds = ["ann", "bob", "cid"] }, TestContext.Current.CancellationToken);

        Assert.False(decision.IsPermitted);
        Assert.Equal(["no-bob"], decision.DeterminingPolicies);
    }

    [Theory]
    [InlineData("""{"no_such_fact":true}""")]
    [InlineData("""{"crisis":"no"}""")]
    [InlineData("""{"ceiling":1.5}""")]
    [InlineData("""{"classification":0}""")]
    [InlineData("""{"time":"2020-01-01"}""")]
    public async Task A_fact_that_the_schema_does_not_know_or_that_would_shadow_the_kernels_denies(string facts)
    {
        var decision = await DecideAsync(Ask("query", facts: JsonDocument.Parse(facts).RootElement));

        Assert.False(decision.IsPermitted);
        Assert.Contains("does not fit the policy schema", decision.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Arguments_can_never_pass_for_facts()
    {
        var decision = await DecideAsync(Ask("tool_call", facts: new { tool = "refund", autonomy_level = 3 }) with { Arguments = JsonSerializer.SerializeToElement(new { human_approved = true }) });

        Assert.False(decision.IsPermitted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\u0000\u202E\"\\")]
    [InlineData("Ἀγάθων \U0001F600")]
    public async Task Any_text_may_name_an_actor_or_a_subject(string name)
    {
        var decision = await DecideAsync(Ask("query", subject: name) with { Actor = name });

        Assert.True(decision.IsPermitted, decision.Reason);
    }

    internal static PolicyRequest Ask(string action, string? subject = "ann", string? purpose = "support-ticket-resolution", Classification classification = Classification.Internal, string? eventType = null, object? facts = null) => new()
    {
        Actor = "agent",
        Action = action,
        SubjectIds = subject is null ? [] : [subject],
        Purpose = purpose,
        Classification = classification,
        EventType = eventType,
        Time = new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero),
        Facts = facts is null ? new Dictionary<string, JsonElement>() : JsonSerializer.SerializeToElement(facts).EnumerateObject().ToDictionary(fact => fact.Name, fact => fact.Value),
    };

    private static ValueTask<PolicyDecision> DecideAsync(PolicyRequest request) => Engine.AuthorizeAsync(request, TestContext.Current.CancellationToken);
}
