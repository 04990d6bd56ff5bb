using System.Diagnostics.Metrics;

namespace Aevum.Hosting.Telemetry;

/// <summary>Publishes the counters of a running engine. They are read only while somebody listens.</summary>
internal sealed class EngineMetrics : IDisposable
{
    private readonly Meter? _ownMeter;

    public EngineMetrics(IMeterFactory? factory, AevumEngine engine)
    {
        // A meter of the factory belongs to the factory; one of our own must be disposed of here.
        var meter = factory?.Create(new MeterOptions(AevumTelemetry.MeterName)) ?? (_ownMeter = new Meter(AevumTelemetry.MeterName));
        meter.CreateObservableCounter("aevum.events.stored", () => engine.Health.EventsStored, "{event}", "Events signed and stored since the start.");
        meter.CreateObservableGauge("aevum.queue.depth", () => engine.Health.QueueDepth, "{call}", "Calls that wait for their place in the chain.");
        meter.CreateObservableCounter("aevum.barriers.triggered", () => engine.Health.BarriersTriggered, "{barrier}", "Barriers that fired since the start.");
        meter.CreateObservableCounter("aevum.signer.faults", () => engine.Health.SignerFaults, "{batch}", "Batches that could not be signed since the start.");
        meter.CreateObservableCounter("aevum.storage.faults", () => engine.Health.StorageFaults, "{fault}", "Batches that could not be stored, and reads that failed, since the start.");
        meter.CreateObservableCounter("aevum.policy.faults", () => engine.Health.PolicyFaults, "{fault}", "Policy decisions that failed, and so denied, since the start.");
        meter.CreateObservableGauge("aevum.chain.sequence", () => engine.Health.Head.Sequence, "{event}", "The sequence of the last stored event.");
    }

    public void Dispose() => _ownMeter?.Dispose();
}
