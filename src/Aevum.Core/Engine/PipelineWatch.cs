using Aevum.Engine.Append;
using Aevum.Signing;

namespace Aevum.Engine;

/// <summary>Keeps the engine's books on what the pipeline does: counters, the stored head, the last fault.</summary>
internal sealed class PipelineWatch(EngineCounters counters, EngineNotices notices, StoredHead head) : IPipelineEvents
{
    private string? _fault;
    private string? _lastFault;

    /// <summary>The fault of the last batch; null when it was stored.</summary>
    internal string? Fault => Volatile.Read(ref _fault);

    /// <summary>The last fault there was, also when later batches were stored.</summary>
    internal string? LastFault => Volatile.Read(ref _lastFault);

    /// <summary>Called when somebody tried to rewrite the ledger; set once the engine can record it.</summary>
    internal Action? LedgerAttacked { get; set; }

    public void BatchStored(AppendBatch batch)
    {
        head.Value = batch.After;
        Volatile.Write(ref _fault, null);
        counters.EventsStored(batch.Events.Count);
    }

    public void BatchFailed(AppendBatch batch, Exception fault)
    {
        Volatile.Write(ref _fault, fault.Message);
        Volatile.Write(ref _lastFault, fault.Message);
        if (fault is SignerUnavailableException)
        {
            counters.SignerFaulted();
            notices.Raise(EngineNoticeKind.SignerFault, fault.Message);
            return;
        }

        counters.StorageFaulted();
        notices.Raise(EngineNoticeKind.StorageFault, fault.Message);
        if (fault is BarrierViolationException)
        {
            LedgerAttacked?.Invoke();
        }
    }
}
