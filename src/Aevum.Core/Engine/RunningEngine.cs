using Aevum.Audit;

namespace Aevum.Engine;

/// <summary>A started engine with all its functions, and its orderly end.</summary>
internal sealed class RunningEngine : IAsyncDisposable
{
    private readonly EngineKernel _kernel;
    private readonly EngineParts _parts;
    private readonly PipelineWatch _watch;
    private readonly ChainAudit _audit;
    private readonly ReviewDeadlines _deadlines;
    private int _isStopped;

    internal RunningEngine(EngineKernel kernel, EngineParts parts, PipelineWatch watch, ChainAudit audit)
    {
        _kernel = kernel;
        _parts = parts;
        _watch = watch;
        _audit = audit;
        _deadlines = new ReviewDeadlines(kernel);
        Ingest = new IngestFunction(kernel);
        Query = new QueryFunction(kernel);
        Review = new ReviewFunction(kernel, _deadlines);
        Commit = new CommitFunction(kernel);
        Replay = new ReplayFunction(kernel);
        Consent = new ConsentFunction(kernel);
        Rotation = new RotationFunction(kernel, parts, audit);
        _deadlines.Rearm();
    }

    internal IngestFunction Ingest { get; }

    internal QueryFunction Query { get; }

    internal ReviewFunction Review { get; }

    internal CommitFunction Commit { get; }

    internal ReplayFunction Replay { get; }

    internal ConsentFunction Consent { get; }

    internal RotationFunction Rotation { get; }

    internal SigningKey SigningKey => Rotation.SigningKey;

    internal EngineSettings Settings => _kernel.Settings;

    internal EngineHealth Health => new()
    {
        IsHealthy = Volatile.Read(ref _isStopped) == 0 && _watch.Fault is null,
        Head = _kernel.Head.Value,
        QueueDepth = _kernel.Pipeline.QueueDepth,
        EventsStored = _kernel.Counters.Stored,
        BarriersTriggered = _kernel.Counters.Barriers,
        SignerFaults = _kernel.Counters.SignerFaults,
        StorageFaults = _kernel.Counters.StorageFaults,
        PolicyFaults = _kernel.Counters.PolicyFaults,
        ObserverFaults = _kernel.Counters.ObserverFaults,
        NoticesDropped = _kernel.Counters.Dropped,
        LastFault = _watch.LastFault,
        IsDevelopmentMode = _kernel.Settings.IsDevelopmentMode,
    };

    internal ValueTask<ChainVerification> VerifyAsync(CancellationToken ct) => _audit.VerifyAsync(_kernel.Head.Value, ct);

    internal IAsyncEnumerable<SealedEvent> ReadLedgerAsync(long fromSequence, CancellationToken ct) => _kernel.Store.ReadEventsAsync(fromSequence, ct);

    internal void ThrowIfStopped() => ObjectDisposedException.ThrowIf(Volatile.Read(ref _isStopped) != 0, typeof(AevumEngine));

    /// <summary>Runs a function whose infrastructure faults are answers, not exceptions.</summary>
    internal static async ValueTask<OutputEnvelope> AnswerAsync(string function, ValueTask<OutputEnvelope> running)
    {
        OutputEnvelope envelope;
        try
        {
            envelope = await running.ConfigureAwait(false);
        }
        catch (Exception fault) when (Envelopes.IsUnavailable(fault))
        {
            envelope = Envelopes.Unavailable(fault);
        }

        EngineCounters.Called(function, envelope.Status);
        return envelope;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isStopped, 1) != 0)
        {
            return;
        }

        await _deadlines.DisposeAsync().ConfigureAwait(false);
        await _kernel.Pipeline.DisposeAsync().ConfigureAwait(false);
        await _kernel.Store.CloseAsync().ConfigureAwait(false);
        _parts.DisposeOwned();
        _kernel.Notices.Raise(EngineNoticeKind.Stopped, $"The engine has stopped at event {_kernel.Head.Value.Sequence}.", _kernel.Head.Value.AuditId);
        await _kernel.Notices.DisposeAsync().ConfigureAwait(false);
    }
}
