using Aevum.Audit;
using Aevum.Signing;

namespace Aevum.Engine.Append;

/// <summary>
/// Signs the digests of batches: on all cores, or in as few calls as an <see cref="IBatchSigner"/> needs. Signatures of a signer that is not
/// the kernel's own are verified before they are used, so that nothing is stored that would not verify (ADR 0018).
/// </summary>
internal sealed class BatchSealer
{
    /// <summary>How many calls with a batch are open at once (ADR 0064): who comes during a round trip starts the next one instead of waiting for its end.</summary>
    private const int OpenBatches = 12;

    /// <summary>About 50 µs of signing.</summary>
    private const int SignaturesInATurn = 4;

    private readonly ISigner _signer;
    private readonly InProcessSigner? _own;
    private readonly TimeSpan _timeout;
    private readonly TimeProvider _time;
    private readonly Ed25519PublicKey _publicKey;

    internal BatchSealer(ISigner signer, TimeSpan timeout, TimeProvider time)
    {
        _signer = signer;
        _own = signer as InProcessSigner;
        _timeout = timeout;
        _time = time;
        _publicKey = Ed25519Backend.Default.ImportPublicKey(signer.PublicKey.Span);
    }

    /// <summary>
    /// How many batches may be at the signer before the next is placed. The kernel's own signer works on the thread that places, which is bound enough; a signer of single
    /// digests gets as many calls as it may from one batch alone.
    /// </summary>
    internal int MostAtOnce => _own is not null ? int.MaxValue : _signer is IBatchSigner ? OpenBatches : 1;

    /// <summary>True when a call takes a while and takes several digests, so that it matters what goes into which call.</summary>
    internal bool IsPaced => _own is null && _signer is IBatchSigner;

    /// <summary>The same with another key.</summary>
    internal BatchSealer With(ISigner next) => new(next, _timeout, _time);

    /// <summary>Signs every event of a batch.</summary>
    /// <returns>A task that never fails: null when every event is signed, else why none of the signatures may be used.</returns>
    internal Task<Exception?> SealAsync(IReadOnlyList<PlacedEvent> events) => _own is not null ? SealHereAsync(events, _own) : SealElsewhereAsync(events);

    private static Task<Exception?> SealHereAsync(IReadOnlyList<PlacedEvent> events, InProcessSigner own)
    {
        var round = DigestRound.Run(events.Count, SignaturesInATurn, index =>
        {
            var signature = new byte[SigchainFormat.SignatureSize];
            own.Sign(events[index].Digest, signature);
            events[index].Seal(signature);
        });
        return round is { IsCompletedSuccessfully: true, Result: null } ? round : ExplainAsync(round);
    }

    private static async Task<Exception?> ExplainAsync(Task<Exception?> round) => await round.ConfigureAwait(false) is { } fault ? Explain(fault) : null;

    /// <summary>The signer is foreign code: whatever escapes it means that it did not sign.</summary>
    private static SignerUnavailableException Explain(Exception fault) => fault as SignerUnavailableException
        ?? new SignerUnavailableException($"The signer failed with {fault.GetType().Name}; nothing was stored. Repair the signer or the service behind it, then repeat the call.", fault);

    private async Task<Exception?> SealElsewhereAsync(IReadOnlyList<PlacedEvent> events)
    {
        using var deadline = new CancellationTokenSource(_timeout, _time);
        try
        {
            var calls = _signer is IBatchSigner batchSigner
                ? SigningCalls.OfBatchesAsync(batchSigner, events, Accept, deadline.Token)
                : SigningCalls.OfDigestsAsync(_signer, events, Accept, deadline.Token);

            // A signer that ignores its token must not hold the ledger for ever.
            await calls.WaitAsync(deadline.Token).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            return new SignerUnavailableException($"The signer gave no answer within {_timeout.TotalSeconds:0.###} s (AevumOptions.SignerTimeout); nothing was stored.");
        }
        catch (Exception fault)
        {
            return Explain(fault);
        }
    }

    private void Accept(PlacedEvent placed, byte[]? signature)
    {
        if (signature?.Length != SigchainFormat.SignatureSize)
        {
            throw new SignerUnavailableException($"The signer returned a signature of {signature?.Length ?? 0} bytes; Ed25519 has {SigchainFormat.SignatureSize}. Nothing was stored.");
        }

        if (!_publicKey.Verify(placed.Digest, signature))
        {
            throw new SignerUnavailableException("The signer returned a signature that its own public key does not verify (rule AEV3006); nothing was stored. It must sign the digest as plain Ed25519 with the key it announces.");
        }

        placed.Seal(signature);
    }
}
