namespace Aevum.Signing;

/// <summary>A signer that signs many digests in one round trip. The append pipeline hands it whole batches.</summary>
public interface IBatchSigner : ISigner
{
    /// <summary>The most digests one call may carry; at least 1.</summary>
    int MaxBatchSize { get; }

    /// <summary>Signs each digest as <see cref="ISigner.SignAsync"/> would.</summary>
    /// <param name="digests">1 to <see cref="MaxBatchSize"/> digests of 32 bytes.</param>
    /// <param name="ct">Cancels the call; no signature is then used.</param>
    /// <returns>One 64-byte signature for each digest, in order.</returns>
    /// <exception cref="SignerUnavailableException">Not every digest could be signed; none of the signatures is used.</exception>
    ValueTask<IReadOnlyList<byte[]>> SignBatchAsync(IReadOnlyList<ReadOnlyMemory<byte>> digests, CancellationToken ct = default);
}
