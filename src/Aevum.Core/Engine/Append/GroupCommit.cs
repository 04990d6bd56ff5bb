using Aevum.Storage;

namespace Aevum.Engine.Append;

/// <summary>Writes a signed batch in one transaction and then, never before, answers its callers.</summary>
internal sealed class GroupCommit(IAevumStore store, IPipelineEvents events)
{
    /// <summary>Starts the write. The result is null when the batch is stored and answered, else why it is not.</summary>
    internal Task<Exception?> Start(AppendBatch batch) =>
        // A durable store may wait for the disk inside the call; the sequencer goes on with the next batch meanwhile.
        store.IsDurable ? Task.Run(() => WriteAsync(batch)) : WriteAsync(batch);

    private async Task<Exception?> WriteAsync(AppendBatch batch)
    {
        var entries = new StoreEntry[batch.Events.Count];
        for (var index = 0; index < entries.Length; index++)
        {
            entries[index] = batch.Events[index].ToEntry();
        }

        try
        {
            await store.CommitAsync(batch.Before, entries, batch.After, CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is StorageUnavailableException or ChainHeadMovedException or BarrierViolationException)
        {
            return fault;
        }
        catch (Exception fault)
        {
            // The store is foreign code: whatever escapes it means that it did not write.
            return new StorageUnavailableException($"The store failed with {fault.GetType().Name}; nothing was written. Repair the store, then repeat the call.", fault);
        }

        events.BatchStored(batch);
        batch.Answer();
        return null;
    }
}
