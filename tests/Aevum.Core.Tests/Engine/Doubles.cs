using Aevum.Audit;
using Aevum.Policy;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Core.Tests.Engine;

/// <summary>A signer outside the kernel whose every answer a test decides.</summary>
internal sealed class TestSigner(Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>>? sign = null) : ISigner, IDisposable
{
    private readonly InProcessSigner _key = new();

    internal int Calls;

    /// <summary>What the signer does instead of signing; null signs.</summary>
    internal Func<ReadOnlyMemory<byte>, CancellationToken, ValueTask<byte[]>>? Instead { get; set; } = sign;

    public string KeyId => _key.KeyId;

    public string Provenance { get; init; } = "external";

    public ReadOnlyMemory<byte> PublicKey => _key.PublicKey;

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default)
    {
        Interlocked.Increment(ref Calls);
        return Instead is { } instead ? instead(digest, ct) : _key.SignAsync(digest, ct);
    }

    internal ValueTask<byte[]> SignTrulyAsync(ReadOnlyMemory<byte> digest) => _key.SignAsync(digest);

    public void Dispose() => _key.Dispose();
}

/// <summary>A signer that takes whole batches.</summary>
internal sealed class TestBatchSigner : IBatchSigner, IDisposable
{
    private readonly InProcessSigner _key = new();

    internal List<int> BatchSizes { get; } = [];

    internal Func<IReadOnlyList<byte[]>, IReadOnlyList<byte[]>?> Answer { get; set; } = signatures => signatures;

    public int MaxBatchSize { get; init; } = 8;

    public string KeyId => _key.KeyId;

    public string Provenance => "external";

    public ReadOnlyMemory<byte> PublicKey => _key.PublicKey;

    public ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default) =>
        throw new InvalidOperationException("A batch signer gets batches.");

    public async ValueTask<IReadOnlyList<byte[]>> SignBatchAsync(IReadOnlyList<ReadOnlyMemory<byte>> digests, CancellationToken ct = default)
    {
        lock (BatchSizes)
        {
            BatchSizes.Add(digests.Count);
        }

        var signatures = new List<byte[]>();
        foreach (var digest in digests)
        {
            signatures.Add(await _key.SignAsync(digest, ct));
        }

        return Answer(signatures)!;
    }

    public void Dispose() => _key.Dispose();
}

/// <summary>A store in memory whose faults a test decides. <see cref="IsDurable"/> makes the pipeline write beside signing.</summary>
internal sealed class TestStore : IAevumStore
{
    internal InMemoryStore Inner { get; } = new();

    /// <summary>Runs before each commit; throws to fail it.</summary>
    internal Func<IReadOnlyList<StoreEntry>, Task>? BeforeCommit { get; set; }

    /// <summary>Runs before each read of records.</summary>
    internal Func<Task>? BeforeRead { get; set; }

    /// <summary>Changes what a read of one record finds.</summary>
    internal Func<GraphRecord?, GraphRecord?> Found { get; set; } = record => record;

    /// <summary>Changes the grants that are read at a start.</summary>
    internal Func<List<StoredConsent>, List<StoredConsent>> Consent { get; set; } = grants => grants;

    /// <summary>Changes the pending reviews that are read at a start.</summary>
    internal Func<List<StoredReview>, List<StoredReview>> Reviews { get; set; } = reviews => reviews;

    /// <summary>What somebody made of one review, past the engine.</summary>
    internal Func<StoredReview?, StoredReview?> FoundReview { get; set; } = review => review;

    /// <summary>Changes the events that are streamed.</summary>
    internal Func<SealedEvent, SealedEvent> Streamed { get; set; } = sealedEvent => sealedEvent;

    internal bool IsClosed { get; private set; }

    internal bool IsDisposed { get; private set; }

    internal bool WasOpened { get; private set; }

    public string Kind { get; init; } = "test";

    public bool IsDurable { get; init; } = true;

    public ValueTask<ChainHead> OpenAsync(StoreAccess access, CancellationToken ct = default)
    {
        (WasOpened, IsClosed) = (true, false);
        return Inner.OpenAsync(access, ct);
    }

    public ValueTask CloseAsync()
    {
        IsClosed = true;
        return Inner.CloseAsync();
    }

    public async ValueTask CommitAsync(ChainHead expected, IReadOnlyList<StoreEntry> entries, ChainHead newHead, CancellationToken ct = default)
    {
        if (BeforeCommit is { } before)
        {
            await before(entries);
        }

        await Inner.CommitAsync(expected, entries, newHead, ct);
    }

    public async IAsyncEnumerable<SealedEvent> ReadEventsAsync(long fromSequence, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct = default)
    {
        await foreach (var sealedEvent in Inner.ReadEventsAsync(fromSequence, ct))
        {
            yield return Streamed(sealedEvent);
        }
    }

    public ValueTask<SealedEvent?> FindEventAsync(string eventId, CancellationToken ct = default) => Inner.FindEventAsync(eventId, ct);

    public async ValueTask<IReadOnlyList<GraphRecord>> ReadRecordsAsync(IReadOnlyList<string> subjectIds, CancellationToken ct = default)
    {
        if (BeforeRead is { } before)
        {
            await before();
        }

        return await Inner.ReadRecordsAsync(subjectIds, ct);
    }

    public async ValueTask<GraphRecord?> FindRecordAsync(string eventId, CancellationToken ct = default) => Found(await Inner.FindRecordAsync(eventId, ct));

    public IAsyncEnumerable<StoredConsent> ReadConsentAsync(CancellationToken ct = default) => Changed(Inner.ReadConsentAsync(ct), Consent);

    public IAsyncEnumerable<StoredReview> ReadPendingReviewsAsync(CancellationToken ct = default) => Changed(Inner.ReadPendingReviewsAsync(ct), Reviews);

    private static async IAsyncEnumerable<T> Changed<T>(IAsyncEnumerable<T> stored, Func<List<T>, List<T>> change)
    {
        var all = new List<T>();
        await foreach (var item in stored)
        {
            all.Add(item);
        }

        foreach (var item in change(all))
        {
            yield return item;
        }
    }

    public async ValueTask<StoredReview?> FindReviewAsync(string eventId, CancellationToken ct = default) => FoundReview(await Inner.FindReviewAsync(eventId, ct));

    public ValueTask<IdempotencyEntry?> FindIdempotencyAsync(string key, CancellationToken ct = default) => Inner.FindIdempotencyAsync(key, ct);

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return Inner.DisposeAsync();
    }
}

/// <summary>A policy engine whose every answer a test decides; keeps the questions.</summary>
internal sealed class TestPolicy(Func<PolicyRequest, CancellationToken, ValueTask<PolicyDecision>> decide) : IPolicyEngine
{
    internal TestPolicy(PolicyDecision decision)
        : this((_, _) => ValueTask.FromResult(decision))
    {
    }

    internal List<PolicyRequest> Questions { get; } = [];

    public ValueTask<PolicyDecision> AuthorizeAsync(PolicyRequest request, CancellationToken ct = default)
    {
        lock (Questions)
        {
            Questions.Add(request);
        }

        return decide(request, ct);
    }
}

/// <summary>An observer that keeps what it hears.</summary>
internal sealed class TestObserver(Action<EngineNotice>? also = null) : IAevumObserver
{
    private readonly List<EngineNotice> _heard = [];

    internal IReadOnlyList<EngineNotice> Heard
    {
        get
        {
            lock (_heard)
            {
                return [.. _heard];
            }
        }
    }

    public void Observe(EngineNotice notice)
    {
        lock (_heard)
        {
            _heard.Add(notice);
        }

        also?.Invoke(notice);
    }
}
