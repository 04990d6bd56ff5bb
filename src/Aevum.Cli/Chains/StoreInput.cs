using System.Runtime.CompilerServices;
using Aevum.Audit;
using Aevum.Audit.Verification;
using Aevum.Storage;

namespace Aevum.Cli.Chains;

/// <summary>A chain in a SQLite store, opened for reading only: an engine may write to it meanwhile.</summary>
internal sealed class StoreInput : IChainInput
{
    private readonly SqliteStore _store;
    private readonly ChainHead _head;

    private StoreInput(SqliteStore store, ChainHead head) => (_store, _head) = (store, head);

    internal static async ValueTask<IChainInput> OpenAsync(string path, CancellationToken ct)
    {
        var store = new SqliteStore(path);
        try
        {
            return new StoreInput(store, await store.OpenAsync(StoreAccess.ReadOnly, ct).ConfigureAwait(false));
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public async ValueTask<ChainVerification> VerifyAsync(ChainVerifier verifier, CancellationToken ct)
    {
        var verdict = await verifier.VerifyAsync(ReadUpToFirstMissingAsync(ct), ct).ConfigureAwait(false);
        return verdict.IsVerified && !IsWhole(verdict.Head) ? Cut(verdict) : verdict;
    }

    public IAsyncEnumerable<SealedEvent> ReadAsync(CancellationToken ct) => _store.ReadEventsAsync(1, ct);

    public ValueTask DisposeAsync() => _store.DisposeAsync();

    /// <summary>The events may go on beyond the head of the opening, because an engine appended; they may not end before it or elsewhere.</summary>
    private bool IsWhole(ChainHead read) =>
        read.Sequence > _head.Sequence || (read.Sequence == _head.Sequence && string.Equals(read.Hash, _head.Hash, StringComparison.Ordinal));

    private ChainVerification Cut(ChainVerification verdict) => verdict with
    {
        IsVerified = false,
        FaultIndex = verdict.EventCount,
        Fault = ChainFault.ExpectedHead,
        Reason = $"the events end at sequence {verdict.Head.Sequence}, and the store's own head names another end, at {_head.Sequence}: events were removed, or the head was changed",
    };

    /// <summary>A removed tail ends the events, so that the verdict names the place. A file that cannot be read is still an error: SQLite's own fault lies within it.</summary>
    private async IAsyncEnumerable<SealedEvent> ReadUpToFirstMissingAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var events = ReadAsync(ct).GetAsyncEnumerator(ct);
        await using var disposal = events.ConfigureAwait(false);
        while (await MoveNextAsync(events).ConfigureAwait(false))
        {
            yield return events.Current;
        }
    }

    private static async ValueTask<bool> MoveNextAsync(IAsyncEnumerator<SealedEvent> events)
    {
        try
        {
            return await events.MoveNextAsync().ConfigureAwait(false);
        }
        catch (StorageUnavailableException missing) when (missing.InnerException is null)
        {
            return false;
        }
    }
}
