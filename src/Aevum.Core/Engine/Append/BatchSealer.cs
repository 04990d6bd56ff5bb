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

    /// <summary>True when the signer is the kernel's own: it signs on the thread that asks, in microseconds, and is asked on many at once.</summary>
    internal bool IsHere => _own is not null;

    /// <summary>How many batches may be at a signer that is not the kernel's own. One of single digests gets as many calls as it may from one batch alone.</summary>
    internal int MostAtOnce => IsPaced ? OpenBatches : 1;

    /// <summary>True when a call takes a while and takes several digests, so that it matters what goes into which call.</summary>
    internal bool IsPaced => _own is null && _signer is IBatchSigner;

    /// <summary>The same with another key.</summary>
    internal BatchSealer With(ISigner next) => new(next, _timeout, _time);

    /// <summary>Signs every event of a batch.</summary>
    /// <returns>What never fails: null when every event is signed, else why none of the signatures may be used.</returns>
    internal async ValueTask<Exception?> SealAsync(IReadOnlyList<PlacedEvent> events)
    {
        if (_own is null)
        {
            return await SealElsewhereAsync(events).ConfigureAwait(false);
        }

        var fault = events.Count <= SignaturesInATurn ? SealHere(events, _own) : await SealOnAllCoresAsync(events, _own).ConfigureAwait(false);
        return fault is null ? null : Explain(fault);
    }

    private static Exception? SealHere(IReadOnlyList<PlacedEvent> events, InProcessSigner own)
    {
        try
        {
            for (var index = 0; index < events.Count; index++)
            {
                Seal(events[index], own);
            }

            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private static Task<Exception?> SealOnAllCoresAsync(IReadOnlyList<PlacedEvent> events, InProcessSigner own) =>
        DigestRound.Run(events.Count, SignaturesInATurn, index => Seal(events[index], own));

    private static void Seal(PlacedEvent placed, InProcessSigner own)
    {
        var signature = new byte[SigchainFormat.SignatureSize];
        own.Sign(placed.Digest, signature);
        placed.Seal(signature);
    }

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

        // A copy: what is verified here is what is stored, whatever the signer does with its array.
        byte[] own = [.. signature];
        if (!_publicKey.Verify(placed.Digest, own))
        {
            throw new SignerUnavailableException("The signer returned a signature that its own public key does not verify (rule AEV3006); nothing was stored. It must sign the digest as plain Ed25519 with the key it announces.");
        }

        placed.Seal(own);
    }
}
