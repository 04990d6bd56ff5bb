using System.Runtime.CompilerServices;
using Aevum.Audit;
using Aevum.Audit.Verification;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>Verifies the engine's own chain, as a stream beside the appends.</summary>
internal sealed class ChainAudit(IAevumStore store, KeyRing ring, EngineSettings settings, EngineNotices notices)
{
    private readonly List<PinnedKey> _rotatedTo = [];

    /// <summary>Trusts a key that this engine rotated to itself.</summary>
    internal void Trust(PinnedKey key)
    {
        lock (_rotatedTo)
        {
            _rotatedTo.Add(key);
        }
    }

    /// <summary>
    /// Verifies everything that is stored at the moment of the call, and that it still holds what this engine wrote: a tail that was removed from the store together with
    /// the store's own head leaves a chain that is sound and too short.
    /// </summary>
    /// <param name="head">What this engine has written.</param>
    /// <param name="ct">Cancels the call.</param>
    internal async ValueTask<ChainVerification> VerifyAsync(ChainHead head, CancellationToken ct)
    {
        var passage = new PassageOf(head);
        var verification = await VerifyAsync(passage.Through(store.ReadEventsAsync(1, ct), ct), head, ct).ConfigureAwait(false);
        if (!verification.IsVerified || passage.IsSeenBy(verification.Head))
        {
            return verification;
        }

        return verification with
        {
            IsVerified = false,
            FaultIndex = Math.Min(verification.Head.Sequence, head.Sequence - 1),
            Fault = ChainFault.ExpectedHead,
            Reason = verification.Head.Sequence < head.Sequence
                ? $"the store's chain ends at sequence {verification.Head.Sequence}, and this engine has written up to {head.Sequence}: the tail was removed while the engine ran"
                : $"event {head.Sequence} is not the one that this engine wrote: the tail was rewritten while the engine ran",
        };
    }

    private ValueTask<ChainVerification> VerifyAsync(IAsyncEnumerable<SealedEvent> events, ChainHead head, CancellationToken ct)
    {
        var verifier = new ChainVerifier(Ring(), new ChainVerifierOptions
        {
            // Keys that only the chain itself vouches for show damage, not a rewrite: good enough for a developer's machine, and only until a key is pinned.
            TrustAnnounced = settings.Posture == AevumPosture.Development && settings.TrustedKeys.Count == 0,
            Progress = new Reporting(notices, head.Sequence),
        });
        return verifier.VerifyAsync(events, ct);
    }

    /// <summary>Verifies the stored chain, and gathers on the way what it says about consent and reviews.</summary>
    /// <exception cref="ChainVerificationException">The chain does not verify, or does not end where the store says.</exception>
    internal async ValueTask<LedgerFold> RequireVerifiedAsync(ChainHead head, CancellationToken ct)
    {
        var fold = new LedgerFold();
        var verification = await VerifyAsync(fold.Through(store.ReadEventsAsync(1, ct), ct), head, ct).ConfigureAwait(false);
        if (!verification.IsVerified)
        {
            throw new ChainVerificationException(verification);
        }

        if (verification.Head.Sequence != head.Sequence || !string.Equals(verification.Head.Hash, head.Hash, StringComparison.Ordinal))
        {
            throw new ChainVerificationException($"The store says its chain ends at {head.Sequence}, but the events end at {verification.Head.Sequence}. Restore the store from a backup.");
        }

        if (verification.AnnouncedKeyCount > 0)
        {
            notices.Raise(
                EngineNoticeKind.PostureWarning,
                "The stored chain was verified against keys that it announces itself, which shows damage but not a rewrite. Pin the keys of earlier signers in AevumOptions.TrustedKeys.");
        }

        return fold;
    }

    private KeyRing Ring()
    {
        lock (_rotatedTo)
        {
            return _rotatedTo.Count == 0 ? ring : new KeyRing([.. ring.Keys, .. _rotatedTo]);
        }
    }

    /// <summary>Watches whether a head is part of a chain that may go on behind it.</summary>
    private sealed class PassageOf(ChainHead head)
    {
        private string? _hash;

        internal async IAsyncEnumerable<SealedEvent> Through(IAsyncEnumerable<SealedEvent> events, [EnumeratorCancellation] CancellationToken ct)
        {
            await foreach (var sealedEvent in events.WithCancellation(ct).ConfigureAwait(false))
            {
                if (sealedEvent.Sequence == head.Sequence + 1)
                {
                    _hash = sealedEvent.PriorHash;
                }

                yield return sealedEvent;
            }
        }

        internal bool IsSeenBy(ChainHead end) => string.Equals(end.Sequence == head.Sequence ? end.Hash : _hash, head.Hash, StringComparison.Ordinal);
    }

    private sealed class Reporting(EngineNotices notices, long total) : IProgress<ChainProgress>
    {
        public void Report(ChainProgress value) =>
            notices.Raise(EngineNoticeKind.VerificationProgress, $"Verified {value.EventCount} of {total} events.");
    }
}
