using Aevum.Audit;
using Aevum.Signing;

namespace Aevum.Engine.Append;

/// <summary>
/// Signs the digests of a batch: on all cores, or in as few calls as an <see cref="IBatchSigner"/> needs. Signatures of a signer that is not
/// the kernel's own are verified before they are used, so that nothing is stored that would not verify (ADR 0018).
/// </summary>
internal sealed class BatchSealer(ISigner signer, TimeSpan timeout, TimeProvider time)
{
    /// <summary>Below this many digests a second core costs more than it saves.</summary>
    private const int DigestsWorthACore = 3;

    /// <summary>How many calls to a signer that answers later are open at once, for each core.</summary>
    private const int OpenCalls = 16;

    private readonly byte[] _publicKey = signer.PublicKey.ToArray();
    private readonly bool _isOwn = signer is InProcessSigner;

    /// <summary>The same with another key.</summary>
    internal BatchSealer With(ISigner next) => new(next, timeout, time);

    /// <summary>Signs every event of the batch.</summary>
    /// <exception cref="SignerUnavailableException">Not every event could be signed; none of the signatures may be used.</exception>
    internal async ValueTask SealAsync(IReadOnlyList<PlacedEvent> events)
    {
        try
        {
            await SignAsync(events).ConfigureAwait(false);
        }
        catch (SignerUnavailableException)
        {
            throw;
        }
        catch (Exception fault)
        {
            // The signer is foreign code: whatever escapes it means that it did not sign.
            throw new SignerUnavailableException($"The signer failed with {fault.GetType().Name}; nothing was stored. Repair the signer or the service behind it, then repeat the call.", fault);
        }
    }

    private async ValueTask SignAsync(IReadOnlyList<PlacedEvent> events)
    {
        if (_isOwn)
        {
            await new SigningRound(events, this, CancellationToken.None).RunAsync(CoresFor(events.Count)).ConfigureAwait(false);
            return;
        }

        using var deadline = new CancellationTokenSource(timeout, time);
        var round = signer is IBatchSigner batchSigner
            ? SignInCallsAsync(batchSigner, events, deadline.Token)
            : new SigningRound(events, this, deadline.Token).RunAsync(CoresFor(events.Count));
        try
        {
            // A signer that ignores its token must not hold the ledger for ever.
            await round.WaitAsync(deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            throw new SignerUnavailableException($"The signer gave no answer within {timeout.TotalSeconds:0.###} s (AevumOptions.SignerTimeout); nothing was stored.");
        }
    }

    private static int CoresFor(int digests) => Math.Clamp(digests / DigestsWorthACore, 1, Environment.ProcessorCount);

    private async Task SignInCallsAsync(IBatchSigner batchSigner, IReadOnlyList<PlacedEvent> events, CancellationToken ct)
    {
        var most = Math.Max(1, batchSigner.MaxBatchSize);
        for (var start = 0; start < events.Count; start += most)
        {
            var digests = new ReadOnlyMemory<byte>[Math.Min(most, events.Count - start)];
            for (var index = 0; index < digests.Length; index++)
            {
                digests[index] = events[start + index].Digest;
            }

            var signatures = await batchSigner.SignBatchAsync(digests, ct).ConfigureAwait(false);
            if (signatures?.Count != digests.Length)
            {
                throw new SignerUnavailableException($"The signer returned {signatures?.Count ?? 0} signatures for {digests.Length} digests; none was used.");
            }

            for (var index = 0; index < digests.Length; index++)
            {
                Accept(events[start + index], signatures[index]);
            }
        }
    }

    private void Accept(PlacedEvent placed, byte[]? signature)
    {
        if (signature?.Length != SigchainFormat.SignatureSize)
        {
            throw new SignerUnavailableException($"The signer returned a signature of {signature?.Length ?? 0} bytes; Ed25519 has {SigchainFormat.SignatureSize}. Nothing was stored.");
        }

        if (!_isOwn && !StrictEd25519.Verify(_publicKey, placed.Digest, signature))
        {
            throw new SignerUnavailableException("The signer returned a signature that its own public key does not verify (rule AEV3006); nothing was stored. It must sign the digest as plain Ed25519 with the key it announces.");
        }

        placed.Signature = signature;
    }

    /// <summary>One batch being signed by several workers, each of which takes the next digest that nobody has taken.</summary>
    private sealed class SigningRound(IReadOnlyList<PlacedEvent> events, BatchSealer sealer, CancellationToken ct)
    {
        private int _taken;

        internal Task RunAsync(int cores)
        {
            if (cores == 1)
            {
                return WorkAsync();
            }

            var workers = new Task[cores];
            for (var worker = 1; worker < cores; worker++)
            {
                workers[worker] = Task.Run(WorkAsync, CancellationToken.None);
            }

            workers[0] = WorkAsync();
            return Task.WhenAll(workers);
        }

        private async Task WorkAsync()
        {
            List<Task>? open = null;
            for (var next = Take(); next < events.Count; next = Take())
            {
                var call = sealer.Sign(events[next].Digest, ct);
                if (call.IsCompleted)
                {
                    sealer.Accept(events[next], call.GetAwaiter().GetResult());
                    continue;
                }

                open ??= new List<Task>(OpenCalls);
                open.Add(AcceptLaterAsync(events[next], call));
                if (open.Count == OpenCalls)
                {
                    await Task.WhenAll(open).ConfigureAwait(false);
                    open.Clear();
                }
            }

            await Task.WhenAll(open ?? []).ConfigureAwait(false);
        }

        private int Take() => Interlocked.Increment(ref _taken) - 1;

        private async Task AcceptLaterAsync(PlacedEvent placed, ValueTask<byte[]> call) =>
            sealer.Accept(placed, await call.ConfigureAwait(false));
    }

    private ValueTask<byte[]> Sign(ReadOnlyMemory<byte> digest, CancellationToken ct) => signer.SignAsync(digest, ct);
}
