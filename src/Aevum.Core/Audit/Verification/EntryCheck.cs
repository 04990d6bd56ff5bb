namespace Aevum.Audit.Verification;

/// <summary>
/// What checking one entry on its own has found, for the fold that links entries together. Reused; filled by one thread, read by another after
/// it has finished.
/// </summary>
internal sealed class EntryCheck
{
    private readonly byte[] _digest = new byte[SigchainFormat.DigestSize];
    private readonly byte[] _priorHash = new byte[SigchainFormat.DigestSize];

    /// <summary>A fault of the values themselves; it goes before faults of the links.</summary>
    internal EntryFault? Early { get; set; }

    /// <summary>A fault of payload hash or signature; it comes after faults of the links.</summary>
    internal EntryFault? Late { get; set; }

    internal long Sequence { get; set; }

    internal long SystemTime { get; set; }

    internal int Version { get; set; }

    internal bool IsHybrid { get; set; }

    internal Guid EventId { get; set; }

    /// <summary>The digest of the event.</summary>
    internal Span<byte> Digest => _digest;

    /// <summary>The digest that the event says is that of the event before.</summary>
    internal Span<byte> PriorHash => _priorHash;

    /// <summary>What the event says about keys; null for nearly all events.</summary>
    internal Announcement? Announcement { get; set; }

    /// <summary>The signature, when no key known so far verifies it and an announced one may.</summary>
    internal DeferredSignature? Deferred { get; set; }

    /// <summary>The <c>signer_key_id</c> and the SHA3-256 of the ML-DSA-65 key that came with it; null unless hybrid and not pinned.</summary>
    internal MlDsaKeyUse? MlDsaKeyUse { get; set; }

    internal void Clear()
    {
        Early = null;
        Late = null;
        Announcement = null;
        Deferred = null;
        MlDsaKeyUse = null;
    }
}
