using System.Runtime.CompilerServices;
using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>
/// A store as the engine uses it: whatever escapes the store means that it is unavailable. Only cancellation, a moved head and an attempt to
/// rewrite the ledger keep their own meaning.
/// </summary>
internal sealed class GuardedStore(IAevumStore store, EngineCounters counters) : IAevumStore
{
    public string Kind => store.Kind;

    public bool IsDurable => store.IsDurable;

    public ValueTask<ChainHead> OpenAsync(StoreAccess access, CancellationToken ct = default) => GuardAsync(() => store.OpenAsync(access, ct), ct);

    public ValueTask CloseAsync() => store.CloseAsync();

    public ValueTask CommitAsync(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead, CancellationToken ct = default) =>
        store.CommitAsync(expected, entries, newHead, ct);

    public IAsyncEnumerable<SealedEvent> ReadEventsAsync(long fromSequence, CancellationToken ct = default) => GuardAsync(store.ReadEventsAsync(fromSequence, ct), ct);

    public ValueTask<SealedEvent?> FindEventAsync(string eventId, CancellationToken ct = default) => GuardAsync(() => store.FindEventAsync(eventId, ct), ct);

    public ValueTask<IReadOnlyList<GraphRecord>> ReadRecordsAsync(IReadOnlyList<string> subjectIds, CancellationToken ct = default) =>
        GuardAsync(() => store.ReadRecordsAsync(subjectIds, ct), ct);

    public ValueTask<GraphRecord?> FindRecordAsync(string eventId, CancellationToken ct = default) => GuardAsync(() => store.FindRecordAsync(eventId, ct), ct);

    public IAsyncEnumerable<StoredConsent> ReadConsentAsync(CancellationToken ct = default) => GuardAsync(store.ReadConsentAsync(ct), ct);

    public IAsyncEnumerable<StoredReview> ReadPendingReviewsAsync(CancellationToken ct = default) => GuardAsync(store.ReadPendingReviewsAsync(ct), ct);

    public ValueTask<StoredReview?> FindReviewAsync(string eventId, CancellationToken ct = default) => GuardAsync(() => store.FindReviewAsync(eventId, ct), ct);

    public ValueTask<IdempotencyEntry?> FindIdempotencyAsync(string key, CancellationToken ct = default) => GuardAsync(() => store.FindIdempotencyAsync(key, ct), ct);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private async ValueTask<T> GuardAsync<T>(Func<ValueTask<T>> call, CancellationToken ct)
    {
        try
        {
            return await call().ConfigureAwait(false);
        }
        catch (Exception fault) when (!KeepsItsMeaning(fault, ct))
        {
            throw Unavailable(fault);
        }
    }

    private async IAsyncEnumerable<T> GuardAsync<T>(IAsyncEnumerable<T> stream, [EnumeratorCancellation] CancellationToken ct)
    {
        var reading = stream.WithCancellation(ct).ConfigureAwait(false).GetAsyncEnumerator();
        await using (reading)
        {
            while (true)
            {
                try
                {
                    if (!await reading.MoveNextAsync())
                    {
                        break;
                    }
                }
                catch (Exception fault) when (!KeepsItsMeaning(fault, ct))
                {
                    throw Unavailable(fault);
                }

                yield return reading.Current;
            }
        }
    }

    private static bool KeepsItsMeaning(Exception fault, CancellationToken ct) =>
        fault is BarrierViolationException || (fault is OperationCanceledException && ct.IsCancellationRequested);

    private StorageUnavailableException Unavailable(Exception fault)
    {
        counters.StorageFaulted();
        return fault as StorageUnavailableException
            ?? new StorageUnavailableException($"The store failed with {fault.GetType().Name}. Repair the store, then repeat the call.", fault);
    }
}
