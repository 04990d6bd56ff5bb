using Aevum.Audit;

namespace Aevum.Storage;

/// <summary>Keeps everything in memory: gone with the process. Rule AEV5002 refuses it in production builds. Thread-safe.</summary>
[Rules.Markers.VolatileStore]
public sealed class InMemoryStore : IAevumStore
{
    /// <inheritdoc/>
    public string Kind => "memory";

    /// <inheritdoc/>
    public bool IsDurable => false;

    /// <inheritdoc/>
    public ValueTask<ChainHead> OpenAsync(CancellationToken ct = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask CommitAsync(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead, CancellationToken ct = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IAsyncEnumerable<SealedEvent> ReadEventsAsync(long fromSequence, CancellationToken ct = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<SealedEvent?> FindEventAsync(string eventId, CancellationToken ct = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<GraphRecord>> ReadRecordsAsync(IReadOnlyList<string> subjectIds, CancellationToken ct = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<GraphRecord?> FindRecordAsync(string eventId, CancellationToken ct = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredConsent> ReadConsentAsync(CancellationToken ct = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredReview> ReadPendingReviewsAsync(CancellationToken ct = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<StoredReview?> FindReviewAsync(string eventId, CancellationToken ct = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask<IdempotencyEntry?> FindIdempotencyAsync(string key, CancellationToken ct = default) => throw new NotSupportedException();

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
