using System.Runtime.CompilerServices;
using Aevum.Audit;
using Aevum.Storage.Memory;

namespace Aevum.Storage;

/// <summary>
/// Keeps everything in memory: gone with the process. Rule AEV5002 refuses it in production builds. An engine that is started again on the
/// same object continues its chain. Events are kept as bytes, under 1 KB each without their data. Thread-safe.
/// </summary>
[Rules.Markers.VolatileStore]
public sealed class InMemoryStore : IAevumStore
{
    private readonly Lock _gate = new();
    private readonly ByteLog _bytes = new();
    private readonly TextPool _pool = new();
    private readonly AddressList _events = new();
    private readonly EventIndex _byId = new();
    private readonly SubjectIndex _bySubject = new();
    private readonly List<string> _grantOrder = [];
    private readonly Dictionary<string, StoredConsent> _grants = new(StringComparer.Ordinal);
    private readonly List<string> _reviewOrder = [];
    private readonly Dictionary<string, StoredReview> _reviews = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IdempotencyEntry> _answers = new(StringComparer.Ordinal);
    private ChainHead _head = ChainHead.Genesis;
    private bool _isOpenForWriting;

    /// <inheritdoc/>
    public string Kind => "memory";

    /// <inheritdoc/>
    public bool IsDurable => false;

    /// <inheritdoc/>
    public ValueTask<ChainHead> OpenAsync(StoreAccess access, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();

        lock (_gate)
        {
            if (access == StoreAccess.ReadOnly)
            {
                return ValueTask.FromResult(_head);
            }

            if (_isOpenForWriting)
            {
                throw new StorageUnavailableException("Another engine writes to this in-memory store; dispose it first, or give each engine a store of its own.");
            }

            _isOpenForWriting = true;
            return ValueTask.FromResult(_head);
        }
    }

    /// <inheritdoc/>
    public ValueTask CloseAsync()
    {
        lock (_gate)
        {
            _isOpenForWriting = false;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(newHead);
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count, nameof(entries));
        ct.ThrowIfCancellationRequested();

        lock (_gate)
        {
            RequireWritable(expected);
            RequireContiguous(expected, entries, newHead);
            var staged = Stage(entries);
            for (var index = 0; index < staged.Length; index++)
            {
                Publish(entries[index], staged[index]);
            }

            _events.Publish();
            _head = newHead;
        }

        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SealedEvent> ReadEventsAsync(long fromSequence, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSequence, 1);
        await ValueTask.CompletedTask.ConfigureAwait(false);

        var count = _events.Count;
        for (var index = fromSequence - 1; index < count; index++)
        {
            ct.ThrowIfCancellationRequested();
            yield return ReadEvent(_events[index]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<SealedEvent?> FindEventAsync(string eventId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(eventId);
        ct.ThrowIfCancellationRequested();

        return ValueTask.FromResult(TryFind(eventId, out var address, out _) ? ReadEvent(address) : null);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<GraphRecord>> ReadRecordsAsync(IReadOnlyList<string> subjectIds, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(subjectIds);
        ct.ThrowIfCancellationRequested();

        var addresses = new List<long>();
        lock (_gate)
        {
            for (var subject = 0; subject < subjectIds.Count; subject++)
            {
                _bySubject.CopyTo(subjectIds[subject], addresses);
            }
        }

        var records = new GraphRecord[addresses.Count];
        for (var record = 0; record < records.Length; record++)
        {
            records[record] = ReadRecord(addresses[record]);
        }

        return ValueTask.FromResult<IReadOnlyList<GraphRecord>>(records);
    }

    /// <inheritdoc/>
    public ValueTask<GraphRecord?> FindRecordAsync(string eventId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(eventId);
        ct.ThrowIfCancellationRequested();

        return ValueTask.FromResult(TryFind(eventId, out _, out var address) && address != EventIndex.NoRecord ? ReadRecord(address) : null);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredConsent> ReadConsentAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);

        foreach (var consent in SnapshotOfConsent())
        {
            ct.ThrowIfCancellationRequested();
            yield return consent;
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StoredReview> ReadPendingReviewsAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);

        foreach (var review in SnapshotOfPendingReviews())
        {
            ct.ThrowIfCancellationRequested();
            yield return review;
        }
    }

    /// <inheritdoc/>
    public ValueTask<StoredReview?> FindReviewAsync(string eventId, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(eventId);
        ct.ThrowIfCancellationRequested();

        lock (_gate)
        {
            return ValueTask.FromResult(_reviews.GetValueOrDefault(eventId));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IdempotencyEntry?> FindIdempotencyAsync(string key, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(key);
        ct.ThrowIfCancellationRequested();

        lock (_gate)
        {
            return ValueTask.FromResult(_answers.GetValueOrDefault(key));
        }
    }

    /// <summary>Closes the store. What was committed stays readable for as long as the object lives.</summary>
    /// <returns>A task that ends when the store is closed.</returns>
    public ValueTask DisposeAsync() => CloseAsync();

    private void RequireWritable(ChainHead expected)
    {
        if (!_isOpenForWriting)
        {
            throw new BarrierViolationException("The in-memory store is not open for writing; only the engine that opened it may append.");
        }

        if (expected.Sequence != _head.Sequence || !string.Equals(expected.Hash, _head.Hash, StringComparison.Ordinal))
        {
            throw new ChainHeadMovedException($"The chain stands at {_head.Sequence}, not at {expected.Sequence}: another writer appended first. Start the engine again to continue from there.");
        }
    }

    private static void RequireContiguous(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead)
    {
        for (var index = 0; index < entries.Count; index++)
        {
            var appended = entries[index].Event;
            if (appended.Sequence != expected.Sequence + 1 + index)
            {
                throw new BarrierViolationException($"The batch does not continue the chain at {expected.Sequence}: sequence {appended.Sequence} is not next. The ledger is append-only.");
            }
        }

        if (newHead.Sequence != expected.Sequence + entries.Count)
        {
            throw new BarrierViolationException($"The batch ends at {expected.Sequence + entries.Count}, but its head says {newHead.Sequence}.");
        }
    }

    /// <summary>Everything that may throw happens here, and is undone when it does: a batch is written whole or not at all.</summary>
    private StagedEntry[] Stage(IReadOnlyList<StoreEntry> entries)
    {
        var staged = new StagedEntry[entries.Count];
        var done = 0;
        try
        {
            for (; done < staged.Length; done++)
            {
                staged[done] = Stage(entries[done]);
            }

            return staged;
        }
        finally
        {
            for (var index = 0; done < staged.Length && index < done; index++)
            {
                _byId.Remove(staged[index].EventId);
            }
        }
    }

    private StagedEntry Stage(StoreEntry entry)
    {
        var eventAddress = WriteEvent(entry.Event);
        var recordAddress = entry.Record is null ? EventIndex.NoRecord : WriteRecord(entry.Record);
        var staged = new StagedEntry(Guid.ParseExact(entry.Event.EventId, "D"), eventAddress, recordAddress);
        if (!_byId.TryAdd(staged))
        {
            throw new BarrierViolationException($"Event {staged.EventId} is in the ledger already. The ledger is append-only.");
        }

        return staged;
    }

    private void Publish(StoreEntry entry, StagedEntry staged)
    {
        if (entry.Record is { } record)
        {
            _bySubject.Add(record.SubjectId, staged.RecordAddress);
        }

        if (entry.ConsentAdded is { } added && _grants.TryAdd(added.GrantId, new StoredConsent(added, IsRevoked: false)))
        {
            _grantOrder.Add(added.GrantId);
        }

        if (entry.ConsentRevoked is { } revoked && _grants.TryGetValue(revoked, out var consent))
        {
            _grants[revoked] = consent with { IsRevoked = true };
        }

        if (entry.Review is { } review)
        {
            Remember(review);
        }

        if (entry.Idempotency is { } answer)
        {
            _answers.TryAdd(answer.Key, answer);
        }

        _events.Add(staged.EventAddress);
    }

    private void Remember(StoredReview review)
    {
        if (!_reviews.ContainsKey(review.EventId))
        {
            _reviewOrder.Add(review.EventId);
        }

        _reviews[review.EventId] = review;
    }

    private long WriteEvent(SealedEvent appended)
    {
        var writer = new CompactWriter(_bytes.Reserve(EventCodec.BoundOf(appended), out var address), _pool);
        EventCodec.Write(ref writer, appended);
        _bytes.Advance(writer.Written);
        return address;
    }

    private long WriteRecord(GraphRecord record)
    {
        var writer = new CompactWriter(_bytes.Reserve(RecordCodec.BoundOf(record), out var address), _pool);
        RecordCodec.Write(ref writer, record);
        _bytes.Advance(writer.Written);
        return address;
    }

    private SealedEvent ReadEvent(long address) => EventCodec.Read(new CompactReader(_bytes.At(address), _pool));

    private GraphRecord ReadRecord(long address) => RecordCodec.Read(new CompactReader(_bytes.At(address), _pool));

    private bool TryFind(string eventId, out long eventAddress, out long recordAddress)
    {
        (eventAddress, recordAddress) = (EventIndex.NoRecord, EventIndex.NoRecord);
        if (!Guid.TryParseExact(eventId, "D", out var id))
        {
            return false;
        }

        lock (_gate)
        {
            return _byId.TryGet(id, out eventAddress, out recordAddress);
        }
    }

    private StoredConsent[] SnapshotOfConsent()
    {
        lock (_gate)
        {
            return [.. _grantOrder.Select(id => _grants[id])];
        }
    }

    private StoredReview[] SnapshotOfPendingReviews()
    {
        lock (_gate)
        {
            return [.. _reviewOrder.Select(id => _reviews[id]).Where(review => review.State == ReviewState.Pending)];
        }
    }
}
