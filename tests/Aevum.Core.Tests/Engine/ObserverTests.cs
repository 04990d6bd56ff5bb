namespace Aevum.Core.Tests.Engine;

public sealed class ObserverTests
{
    [Fact]
    public async Task An_observer_that_throws_stops_nothing_and_is_counted()
    {
        var broken = new TestObserver(_ => throw new InvalidOperationException("observer"));
        var sound = new TestObserver();
        await using var engine = await Given.EngineWithGrant(new AevumOptions { Observers = [broken, sound] });

        await engine.IngestAsync(Given.Ingest(), Given.Ct);
        await engine.IngestAsync(Given.Ingest() with { SubjectId = "person-2" }, Given.Ct);
        while (!sound.Heard.Any(notice => notice.Kind == EngineNoticeKind.BarrierTriggered))
        {
            await Task.Yield();
        }

        Assert.True(engine.Health.ObserverFaults >= 1);
        Assert.True(engine.Health.IsHealthy);
        await engine.Verifies();
    }

    [Fact]
    public async Task An_observer_that_hangs_holds_no_call_up_and_what_it_misses_is_counted()
    {
        using var goOn = new ManualResetEventSlim();
        var hanging = new TestObserver(_ => goOn.Wait(TestContext.Current.CancellationToken));
        await using var engine = await Given.Engine(new AevumOptions { Observers = [hanging] });

        for (var call = 0; call < 4_200; call++)
        {
            await engine.IngestAsync(Given.Ingest(), Given.Ct);
        }

        var dropped = engine.Health.NoticesDropped;
        goOn.Set();

        Assert.True(dropped > 0);
        Assert.Equal(4_201, engine.Health.EventsStored);
    }

    [Fact]
    public async Task A_barrier_that_fires_is_told_with_its_audit_id_and_without_names()
    {
        var observer = new TestObserver();
        OutputEnvelope refused;
        await using (var engine = await Given.Engine(new AevumOptions { Observers = [observer] }))
        {
            refused = await engine.IngestAsync(Given.Ingest(), Given.Ct);
        }

        var notice = Assert.Single(observer.Heard, heard => heard.Kind == EngineNoticeKind.BarrierTriggered);
        Assert.Equal(refused.AuditId, notice.AuditId);
        Assert.DoesNotContain(Given.Subject, notice.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_and_stop_are_told()
    {
        var observer = new TestObserver();
        await using (await Given.Engine(new AevumOptions { Observers = [observer], BuildManifest = Given.Marked }))
        {
        }

        Assert.Equal(EngineNoticeKind.Started, observer.Heard[0].Kind);
        Assert.Equal(EngineNoticeKind.Stopped, observer.Heard[^1].Kind);
    }

    [Fact]
    public async Task Calls_are_counted_and_traced_by_function_and_status()
    {
        var counted = new List<string>();
        using var listener = new System.Diagnostics.Metrics.MeterListener();
        listener.InstrumentPublished = (instrument, meters) =>
        {
            if (instrument.Name == "aevum.calls")
            {
                meters.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, _, tags, _) =>
        {
            lock (counted)
            {
                counted.Add($"{tags[0].Value}:{tags[1].Value}");
            }
        });
        listener.Start();
        var traced = new List<string>();
        using var activities = new System.Diagnostics.ActivityListener
        {
            ShouldListenTo = source => source.Name == "Aevum",
            Sample = (ref System.Diagnostics.ActivityCreationOptions<System.Diagnostics.ActivityContext> _) => System.Diagnostics.ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                lock (traced)
                {
                    traced.Add($"{activity.OperationName}:{activity.GetTagItem("aevum.error_code")}");
                }
            },
        };
        System.Diagnostics.ActivitySource.AddActivityListener(activities);
        await using var engine = await Given.Engine();

        await engine.IngestAsync(Given.Ingest(), Given.Ct);

        lock (counted)
        {
            Assert.Contains("ingest:Error", counted);
        }

        lock (traced)
        {
            Assert.Contains("aevum.ingest:consent_required", traced);
        }
    }
}
