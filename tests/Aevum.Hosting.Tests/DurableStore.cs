using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Hosting.Tests;

/// <summary>Keeps what it is given in memory and calls itself durable, for tests of what looks at that word only.</summary>
internal sealed class DurableStore : IAevumStore
{
    private readonly InMemoryStore _store = new();

    public string Kind => "durable-double";

    public bool IsDurable => true;

    public ValueTask<ChainHead> OpenAsync(StoreAccess access, CancellationToken ct = default) => _store.OpenAsync(access, ct);

    public ValueTask CloseAsync() => _store.CloseAsync();

    public ValueTask CommitAsync(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead, CancellationToken ct = default) => _store.CommitAsync(expected, entries, newHead, ct);

    public IAsyncEnumerable<SealedEvent> ReadEventsAsync(long fromSequence, CancellationToken ct = default) => _store.ReadEventsAsync(fromSequence, ct);

    public ValueTask<SealedEvent?> FindEventAsync(string eventId, CancellationToken ct = default) => _store.FindEventAsync(eventId, ct);

    public ValueTask<IReadOnlyList<GraphRecord>> ReadRecordsAsync(IReadOnlyList<string> subjectIds, CancellationToken ct = default) => _store.ReadRecordsAsync(subjectIds, ct);

    public ValueTask<GraphRecord?> FindRecordAsync(string eventId, CancellationToken ct = default) => _store.FindRecordAsync(eventId, ct);

    public IAsyncEnumerable<StoredConsent> ReadConsentAsync(CancellationToken ct = default) => _store.ReadConsentAsync(ct);

    public IAsyncEnumerable<StoredReview> ReadPendingReviewsAsync(CancellationToken ct = default) => _store.ReadPendingReviewsAsync(ct);

    public ValueTask<StoredReview?> FindReviewAsync(string eventId, CancellationToken ct = default) => _store.FindReviewAsync(eventId, ct);

    public ValueTask<IdempotencyEntry?> FindIdempotencyAsync(string key, CancellationToken ct = default) => _store.FindIdempotencyAsync(key, ct);

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
