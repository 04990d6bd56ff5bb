using Aevum.Audit;

namespace Aevum.Storage;

/// <summary>
/// Keeps the ledger and all that belongs to it. One engine opens a store for writing; reads are thread-safe, <see cref="CommitAsync"/> is
/// called by one writer at a time. There is no update and no delete of events (barrier 4). Event ids are the bare UUID text of
/// <see cref="SealedEvent.EventId"/>, without the audit id prefix.
/// </summary>
/// <exception cref="StorageUnavailableException">Thrown by every member when the store cannot be reached; nothing was half-written.</exception>
public interface IAevumStore : IAsyncDisposable
{
    /// <summary>The kind of store in one word, for example <c>memory</c> or <c>sqlite</c>.</summary>
    string Kind { get; }

    /// <summary>True when a committed batch survives a crash of the process and of the machine.</summary>
    bool IsDurable { get; }

    /// <summary>
    /// Opens the store and tells where the chain stands. Called before all else. For writing it takes the single-writer lock, migrates,
    /// and checks the tail. A closed store may be opened again.
    /// </summary>
    /// <param name="access">What for.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The head of the chain.</returns>
    /// <exception cref="StorageUnavailableException">Another writer holds the store, it was written by a newer version, or it cannot be read.</exception>
    ValueTask<ChainHead> OpenAsync(StoreAccess access, CancellationToken ct = default);

    /// <summary>
    /// Releases the single-writer lock and every handle; what was committed stays. The engine calls it when it stops, also for a store
    /// that was handed to it. Closing a closed store does nothing.
    /// </summary>
    /// <returns>A task that ends when the store is closed.</returns>
    ValueTask CloseAsync();

    /// <summary>Writes one batch in one transaction: all of it, durable, or nothing.</summary>
    /// <param name="expected">The head the batch continues.</param>
    /// <param name="entries">The events, contiguous from <paramref name="expected"/>, each with what it changes; at least one. Valid during the call only.</param>
    /// <param name="newHead">The head after the batch.</param>
    /// <param name="ct">Cancels the call before the transaction is decided; afterwards it is ignored.</param>
    /// <returns>A task that ends when the batch is written.</returns>
    /// <exception cref="ChainHeadMovedException">Another writer appended first; nothing was written.</exception>
    /// <exception cref="BarrierViolationException">The batch would rewrite the ledger, or the store is open for reading only; nothing was written.</exception>
    ValueTask CommitAsync(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead, CancellationToken ct = default);

    /// <summary>Streams events in order, as of the call, in constant memory and without blocking appends.</summary>
    /// <param name="fromSequence">The first sequence wanted, from 1.</param>
    /// <param name="ct">Cancels the stream.</param>
    /// <returns>The events.</returns>
    IAsyncEnumerable<SealedEvent> ReadEventsAsync(long fromSequence, CancellationToken ct = default);

    /// <summary>Finds one event by its id.</summary>
    /// <param name="eventId">The UUID of the event.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The event, or null.</returns>
    ValueTask<SealedEvent?> FindEventAsync(string eventId, CancellationToken ct = default);

    /// <summary>
    /// Reads all records of some subjects, at a cost that does not grow with the ledger: subject by subject in the order asked, oldest
    /// first within each.
    /// </summary>
    /// <param name="subjectIds">The subjects, each once.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The records.</returns>
    ValueTask<IReadOnlyList<GraphRecord>> ReadRecordsAsync(IReadOnlyList<string> subjectIds, CancellationToken ct = default);

    /// <summary>Finds the record that an event wrote.</summary>
    /// <param name="eventId">The UUID of the event.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The record; null when the event wrote none or its data was erased.</returns>
    ValueTask<GraphRecord?> FindRecordAsync(string eventId, CancellationToken ct = default);

    /// <summary>Streams every consent grant ever added, with its revocation.</summary>
    /// <param name="ct">Cancels the stream.</param>
    /// <returns>The grants in the order in which they were added.</returns>
    IAsyncEnumerable<StoredConsent> ReadConsentAsync(CancellationToken ct = default);

    /// <summary>Streams the reviews that are still pending.</summary>
    /// <param name="ct">Cancels the stream.</param>
    /// <returns>The reviews in the order in which they were requested.</returns>
    IAsyncEnumerable<StoredReview> ReadPendingReviewsAsync(CancellationToken ct = default);

    /// <summary>Finds one review.</summary>
    /// <param name="eventId">The UUID of the event that requested it.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The review, or null.</returns>
    ValueTask<StoredReview?> FindReviewAsync(string eventId, CancellationToken ct = default);

    /// <summary>Finds the answer that an idempotency key got.</summary>
    /// <param name="key">The key.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The entry, or null.</returns>
    ValueTask<IdempotencyEntry?> FindIdempotencyAsync(string key, CancellationToken ct = default);
}
