namespace Aevum.Audit.Verification;

/// <summary>Entries of an export.</summary>
internal sealed class ExportSource(Stream export) : IBatchSource
{
    private readonly EntrySplitter _splitter = new(export);

    public EntryFault? Fault => _splitter.Fault;

    public CheckBatch CreateBatch() => new EntryBatch();

    public async ValueTask<bool> FillAsync(CheckBatch batch, CancellationToken ct)
    {
        var hasMore = await _splitter.FillAsync((EntryBatch)batch, ct).ConfigureAwait(false);
        batch.BytesRead = _splitter.BytesRead;
        return hasMore;
    }

    /// <summary>The stream belongs to the caller and stays open.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
