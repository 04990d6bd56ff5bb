using Aevum.Audit;
using Aevum.Audit.Verification;
using Aevum.Storage;

namespace Aevum.Cli.Chains;

/// <summary>A chain in a SQLite store, opened for reading only: an engine may write to it meanwhile.</summary>
internal sealed class StoreInput : IChainInput
{
    private readonly SqliteStore _store;

    private StoreInput(SqliteStore store) => _store = store;

    internal static async ValueTask<IChainInput> OpenAsync(string path, CancellationToken ct)
    {
        var store = new SqliteStore(path);
        try
        {
            await store.OpenAsync(StoreAccess.ReadOnly, ct).ConfigureAwait(false);
            return new StoreInput(store);
        }
        catch
        {
            await store.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    public ValueTask<ChainVerification> VerifyAsync(ChainVerifier verifier, CancellationToken ct) => verifier.VerifyAsync(ReadAsync(ct), ct);

    public IAsyncEnumerable<SealedEvent> ReadAsync(CancellationToken ct) => _store.ReadEventsAsync(1, ct);

    public ValueTask DisposeAsync() => _store.DisposeAsync();
}
