using System.Diagnostics.Metrics;

namespace Aevum.Engine;

/// <summary>What the engine counts, for the health snapshot and for anybody who listens to the meter <c>Aevum</c>. Thread-safe.</summary>
internal sealed class EngineCounters
{
    private static readonly Meter Meter = new("Aevum");
    private static readonly Counter<long> StoredMeter = Meter.CreateCounter<long>("aevum.events.stored", unit: "{event}", description: "Events signed and stored.");
    private static readonly Counter<long> CallsMeter = Meter.CreateCounter<long>("aevum.calls", unit: "{call}", description: "Governed calls by function and status.");
    private static readonly Counter<long> BarriersMeter = Meter.CreateCounter<long>("aevum.barriers.triggered", unit: "{barrier}", description: "Barriers that stopped a call.");
    private static readonly Counter<long> FaultsMeter = Meter.CreateCounter<long>("aevum.faults", unit: "{fault}", description: "Faults of signer, store, policy engine and observers.");

    private long _stored;
    private long _barriers;
    private long _signerFaults;
    private long _storageFaults;
    private long _policyFaults;
    private long _observerFaults;
    private long _dropped;

    internal long Stored => Volatile.Read(ref _stored);

    internal long Barriers => Volatile.Read(ref _barriers);

    internal long SignerFaults => Volatile.Read(ref _signerFaults);

    internal long StorageFaults => Volatile.Read(ref _storageFaults);

    internal long PolicyFaults => Volatile.Read(ref _policyFaults);

    internal long ObserverFaults => Volatile.Read(ref _observerFaults);

    internal long Dropped => Volatile.Read(ref _dropped);

    internal void EventsStored(int count)
    {
        Interlocked.Add(ref _stored, count);
        StoredMeter.Add(count);
    }

    internal void BarrierTriggered(Barrier barrier)
    {
        Interlocked.Increment(ref _barriers);
        BarriersMeter.Add(1, new KeyValuePair<string, object?>("barrier", barrier.ToString()));
    }

    internal void SignerFaulted() => Fault(ref _signerFaults, "signer");

    internal void StorageFaulted() => Fault(ref _storageFaults, "storage");

    internal void PolicyFaulted() => Fault(ref _policyFaults, "policy");

    internal void ObserverFaulted() => Fault(ref _observerFaults, "observer");

    internal void NoticeDropped() => Fault(ref _dropped, "notice_dropped");

    internal static void Called(string function, OutputStatus status)
    {
        if (CallsMeter.Enabled)
        {
            CallsMeter.Add(1, new KeyValuePair<string, object?>("function", function), new KeyValuePair<string, object?>("status", status.ToString()));
        }
    }

    private static void Fault(ref long counter, string kind)
    {
        Interlocked.Increment(ref counter);
        FaultsMeter.Add(1, new KeyValuePair<string, object?>("kind", kind));
    }
}
