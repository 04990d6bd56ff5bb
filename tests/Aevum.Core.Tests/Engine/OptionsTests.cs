using System.Reflection;

namespace Aevum.Core.Tests.Engine;

public sealed class OptionsTests
{
    /// <summary>Where each option is flipped and a decision or a record flips with it. A new option without a test fails here.</summary>
    private static readonly Dictionary<string, string> Proofs = new(StringComparer.Ordinal)
    {
        [nameof(AevumOptions.Signer)] = nameof(SessionTests.The_first_event_says_who_wrote_where_and_under_which_posture),
        [nameof(AevumOptions.PolicyEngine)] = nameof(PolicyTests.Every_function_asks_and_a_denial_stops_it),
        [nameof(AevumOptions.Store)] = nameof(SessionTests.A_restart_continues_the_chain_and_names_the_last_event_as_cause),
        [nameof(AevumOptions.DeploymentCeiling)] = nameof(IngestTests.Data_above_the_deployment_ceiling_does_not_enter),
        [nameof(AevumOptions.CeilingMode)] = nameof(QueryTests.Block_refuses_the_whole_query),
        [nameof(AevumOptions.TimeProvider)] = nameof(ConsentTests.A_grant_holds_from_its_beginning_to_its_end),
        [nameof(AevumOptions.VerifyOnStart)] = nameof(SessionTests.VerifyOnStart_off_starts_on_a_broken_chain_and_says_so_in_the_record),
        [nameof(AevumOptions.Posture)] = nameof(SessionTests.The_regulated_posture_refuses_a_key_in_the_process),
        [nameof(AevumOptions.BuildManifest)] = nameof(SessionTests.The_first_event_says_who_wrote_where_and_under_which_posture),
        [nameof(AevumOptions.TrustedKeys)] = nameof(SessionTests.In_production_the_key_of_an_earlier_signer_must_be_pinned),
        [nameof(AevumOptions.Observers)] = nameof(ObserverTests.A_barrier_that_fires_is_told_with_its_audit_id_and_without_names),
        [nameof(AevumOptions.QueueCapacity)] = nameof(PipelineTests.A_full_queue_holds_callers_back_and_loses_none),
        [nameof(AevumOptions.MaxBatchSize)] = nameof(PipelineTests.The_batch_limit_is_a_limit),
        [nameof(AevumOptions.SignerTimeout)] = nameof(FaultTests.A_signer_that_hangs_is_given_up_after_its_time),
        [nameof(AevumOptions.PolicyTimeout)] = nameof(PolicyTests.A_decision_that_comes_too_late_is_a_denial),
        [nameof(AevumOptions.MaxPayloadBytes)] = nameof(IngestTests.Data_beyond_the_size_limit_is_refused_and_the_limit_counts),
        [nameof(AevumOptions.MaxPayloadDepth)] = nameof(IngestTests.Data_beyond_the_depth_limit_is_refused_and_the_limit_counts),
    };

    [Fact]
    public void No_option_is_a_dead_switch()
    {
        var options = typeof(AevumOptions).GetProperties(BindingFlags.Public | BindingFlags.Instance).Select(property => property.Name).Order(StringComparer.Ordinal);
        var tests = typeof(OptionsTests).Assembly.GetTypes().SelectMany(type => type.GetMethods()).Select(method => method.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(options, Proofs.Keys.Order(StringComparer.Ordinal));
        Assert.All(Proofs.Values, test => Assert.Contains(test, tests));
    }

    [Fact]
    public void Values_out_of_range_are_refused_when_they_are_set()
    {
        Action<AevumOptions>[] mistakes =
        [
            options => options.QueueCapacity = 0,
            options => options.QueueCapacity = 1_000_001,
            options => options.MaxBatchSize = 0,
            options => options.MaxBatchSize = 4_097,
            options => options.SignerTimeout = TimeSpan.Zero,
            options => options.SignerTimeout = Timeout.InfiniteTimeSpan,
            options => options.PolicyTimeout = TimeSpan.FromHours(1),
            options => options.MaxPayloadBytes = 0,
            options => options.MaxPayloadBytes = int.MaxValue,
            options => options.MaxPayloadDepth = 0,
            options => options.Posture = (AevumPosture)9,
            options => options.CeilingMode = (CeilingMode)9,
            options => options.DeploymentCeiling = (Classification)9,
            options => options.TimeProvider = null!,
            options => options.Observers = null!,
            options => options.TrustedKeys = null!,
        ];

        Assert.All(mistakes, mistake => Assert.ThrowsAny<ArgumentException>(() => mistake(new AevumOptions())));
    }

    [Fact]
    public async Task Options_are_copied_at_the_start()
    {
        var options = new AevumOptions();
        await using var engine = await Given.EngineWithGrant(options);
        options.DeploymentCeiling = Classification.Public;
        options.CeilingMode = CeilingMode.Block;

        Assert.Equal(OutputStatus.Ok, (await engine.IngestAsync(Given.Ingest(), Given.Ct)).Status);
    }
}
