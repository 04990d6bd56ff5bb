using System.Runtime.CompilerServices;
using Aevum.Audit;
using Aevum.Storage.Sqlite;
using Aevum.Storage.Sqlite.Rows;

namespace Aevum.Storage;

/// <summary>
/// The durable embedded store: ledger, consent, graph, reviews and idempotency in one SQLite file (WAL, <c>synchronous=FULL</c>), each batch in
/// one transaction. Triggers in the file refuse every change of the ledger (barrier 4). One engine writes at a time; other processes may
/// read meanwhile. Needs the native SQLite of the system or <c>e_sqlite3</c> beside the application. Thread-safe.
/// </summary>
public sealed class SqliteStore : IAevumStore
{
    private const int PageSize = 256;

    private readonly SqliteFile _file;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile OpenStore? _open;

    /// <summary>Names the file; nothing is opened or created yet.</summary>
    /// <param name="path">The file, absolute or relative to the current directory; its directory must exist.</param>
    /// <exception cref="ArgumentException">The path is blank or no path.</exception>
    public SqliteStore(string path)
        : this(path, new SqliteStoreOptions())
    {
    }

    /// <summary>Names the file; nothing is opened or created yet.</summary>
    /// <param name="path">The file, absolute or relative to the current directory; its directory must exist.</param>
    /// <param name="options">How to open it.</param>
    /// <exception cref="ArgumentException">The path is blank or no path.</exception>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public SqliteStore(string path, SqliteStoreOptions options)
        : this(path, options, SqliteSchema.Current)
    {
    }

    internal SqliteStore(string path, SqliteStoreOptions options, SqliteSchema schema)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(options);

        _file = new SqliteFile(path, options, schema);
    }

    /// <summary>The full path of the file.</summary>
    public string Path => _file.Path;

    /// <inheritdoc/>
    public string Kind => "sqlite";

    /// <inheritdoc/>
    public bool IsDurable => true;

    /// <inheritdoc/>
    public async ValueTask<ChainHead> OpenAsync(StoreAccess access, CancellationToken ct = default)
    {
        await _gate.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            if (_open is { IsReadOnly: false } || (_open is not null && access == StoreAccess.ReadWrite))
            {
                throw new StorageUnavailableException($"The SQLite store '{Path}' is open already. Close it first, or make another SqliteStore.");
            }

            _open ??= access == StoreAccess.ReadOnly ? OpenStore.ForReading(_file) : await OpenStore.ForWritingAsync(_file).ConfigureAwait(false);
            return _open.Read(HeadRow.Read);
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask CloseAsync()
    {
        await _gate.WaitAsync(CancellationToken.None).ConfigureAwait(false);
        try
        {
            if (_open is { } open)
            {
                _open = null;
                await open.DisposeAsync().ConfigureAwait(false);
            }
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public ValueTask CommitAsync(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentNullException.ThrowIfNull(entries);
        ArgumentNullException.ThrowIfNull(newHead);
        ArgumentOutOfRangeException.ThrowIfZero(entries.Count, nameof(entries));
        ct.ThrowIfCancellationRequested();

        // Ends when the batch is on the disk: who must not wait calls from a thread of its own, as the engine does.
        Opened().Write(connection => BatchWriter.Write(connection, expected, entries, newHead, ct));
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SealedEvent> ReadEventsAsync(long fromSequence, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSequence, 1);
        await ValueTask.CompletedTask.ConfigureAwait(false);

        // The ledger never changes behind its head, so short reads up to the head of this moment make one consistent stream, and no reader
        // holds the WAL back however slowly it is consumed.
        var open = Opened();
        var upTo = open.Read(HeadRow.Read).Sequence;
        for (var next = fromSequence; next <= upTo;)
        {
            ct.ThrowIfCancellationRequested();
            var page = open.ReadLedger((connection, ledger) => ledger.ReadPage(connection, next, upTo, PageSize));
            if (page.Count == 0)
            {
                throw new StorageUnavailableException($"Event {next} is missing in '{Path}', whose head is {upTo}: the file is damaged. Restore it from a backup.");
            }

            foreach (var sealedEvent in page)
            {
                ct.ThrowIfCancellationRequested();
                yield return sealedEvent;
            }

            next = page[^1].Sequence + 1;
        }
    }

    /// <inheritdoc/>
    public ValueTask<SealedEvent?> FindEventAsync(string eventId, CancellationToken ct = default) =>
        Find(eventId, static (open, id) => open.ReadLedger((connection, ledger) => ledger.Find(connection, id)), ct);

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<GraphRecord>> ReadRecordsAsync(IReadOnlyList<string> subjectIds, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(subjectIds);
        ct.ThrowIfCancellationRequested();

        return ValueTask.FromResult<IReadOnlyList<GraphRecord>>(Opened().ReadTogether(connection =>
        {
            var records = new List<GraphRecord>();
            for (var subject = 0; subject < subjectIds.Count; subject++)
            {
                GraphRow.ReadSubject(connection, subjectIds[subject], records);
            }

            return records;
        }));
    }

    /// <inheritdoc/>
    public ValueTask<GraphRecord?> FindRecordAsync(string eventId, CancellationToken ct = default) =>
        Find(eventId, static (open, id) => open.ReadLedger((connection, ledger) => ledger.FindRecord(connection, id)), ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredConsent> ReadConsentAsync(CancellationToken ct = default) =>
        ReadPages((SqliteConnection connection, ref long after) => ConsentRow.ReadPage(connection, ref after, PageSize), ct);

    /// <inheritdoc/>
    public IAsyncEnumerable<StoredReview> ReadPendingReviewsAsync(CancellationToken ct = default) =>
        ReadPages((SqliteConnection connection, ref long after) => ReviewRow.ReadPendingPage(connection, ref after, PageSize), ct);

    /// <inheritdoc/>
    public ValueTask<StoredReview?> FindReviewAsync(string eventId, CancellationToken ct = default) =>
        Find(eventId, static (open, id) => open.Read(connection => ReviewRow.Find(connection, id)), ct);

    /// <inheritdoc/>
    public ValueTask<IdempotencyEntry?> FindIdempotencyAsync(string key, CancellationToken ct = default) =>
        Find(key, static (open, id) => open.Read(connection => IdempotencyRow.Find(connection, id)), ct);

    /// <summary>Closes the store. The file stays.</summary>
    /// <returns>A task that ends when the store is closed.</returns>
    public ValueTask DisposeAsync() => CloseAsync();

    private delegate List<T> PageReader<T>(SqliteConnection connection, ref long after);

    private async IAsyncEnumerable<T> ReadPages<T>(PageReader<T> read, [EnumeratorCancellation] CancellationToken ct)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        var open = Opened();
        var after = 0L;
        List<T> page;
        do
        {
            ct.ThrowIfCancellationRequested();
            page = open.Read(connection => read(connection, ref after));
            foreach (var item in page)
            {
                yield return item;
            }
        }
        while (page.Count == PageSize);
    }

    private ValueTask<T?> Find<T>(string key, Func<OpenStore, string, T?> find, CancellationToken ct, [CallerArgumentExpression(nameof(key))] string name = "")
        where T : class
    {
        ArgumentNullException.ThrowIfNull(key, name);
        ct.ThrowIfCancellationRequested();

        return ValueTask.FromResult(find(Opened(), key));
    }

    private OpenStore Opened() =>
        _open ?? throw new StorageUnavailableException($"The SQLite store '{Path}' is not open. Open it first; an engine does so when it starts.");
}
