namespace Aevum.Audit.Verification;

/// <summary>Events of a store.</summary>
internal sealed class StoreSource(IAsyncEnumerable<SealedEvent> events, CancellationToken ct) : IBatchSource
{
    private readonly IAsyncEnumerator<SealedEvent> _events = events.GetAsyncEnumerator(ct);

    public EntryFault? Fault => null;

    public CheckBatch CreateBatch() => new EventBatch();

    public async ValueTask<bool> FillAsync(CheckBatch batch, CancellationToken ct)
    {
        var events = (EventBatch)batch;
        while (!events.IsFull)
        {
            if (!await _events.MoveNextAsync().ConfigureAwait(false))
            {
                return false;
            }

            events.Add(_events.Current);
        }

        return true;
    }

    public ValueTask DisposeAsync() => _events.DisposeAsync();
}
