namespace Aevum.Audit.Verification;

/// <summary>Where a verification takes its entries from, batch by batch.</summary>
internal interface IBatchSource : IAsyncDisposable
{
    /// <summary>What is wrong around the entries once the source has ended; null for nothing.</summary>
    EntryFault? Fault { get; }

    /// <summary>Makes an empty batch of the kind that this source fills.</summary>
    CheckBatch CreateBatch();

    /// <summary>Fills an empty batch.</summary>
    /// <returns>False when the source has ended; the batch may hold entries all the same.</returns>
    ValueTask<bool> FillAsync(CheckBatch batch, CancellationToken ct);
}
