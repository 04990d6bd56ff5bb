using Aevum.Audit;
using Aevum.Canonical;
using Aevum.Storage;

namespace Aevum.Engine.Append;

/// <summary>An item that has its place in the chain: sequence, time, prior hash and digest. Only the signature is missing.</summary>
internal sealed class PlacedEvent
{
    private StoreEntry? _entry;

    internal required AppendItem Item { get; init; }

    internal required EventDraft Draft { get; init; }

    internal required long Sequence { get; init; }

    internal required long SystemTime { get; init; }

    internal required string ValidFrom { get; init; }

    /// <summary>The digest of the event before.</summary>
    internal required byte[] PriorDigest { get; init; }

    internal required string SignerKeyId { get; init; }

    internal byte[] Digest { get; } = new byte[SigchainFormat.DigestSize];

    /// <summary>A copy of <see cref="Digest"/> for a signer that is not the kernel's own: the next event is chained to these bytes, whatever the signer does with them.</summary>
    internal byte[] DigestToGiveAway => [.. Digest];

    /// <summary>The signed event with all that it writes; only after <see cref="Seal"/>.</summary>
    internal StoreEntry Entry => _entry ?? throw new BarrierViolationException("An event was to be stored that nobody has signed.");

    internal bool WasReplaced => !ReferenceEquals(Draft, Item.Draft);

    /// <summary>Computes <see cref="Digest"/>.</summary>
    internal void ComputeDigest(GrowingBuffer buffer)
    {
        buffer.Reset();
        EventRepresentative.Write(new PlacedEventValues(this), buffer);
        Sha3.Hash(buffer.Written, Digest);
    }

    /// <summary>Takes the signature, which is the event's from then on. Done by whoever signed, on any thread: the commit has less to do then.</summary>
    internal void Seal(byte[] signature)
    {
        var sealedEvent = EventWith(signature);
        _entry = WasReplaced
            ? new StoreEntry { Event = sealedEvent, Digest = Digest }
            : new StoreEntry
            {
                Event = sealedEvent,
                Digest = Digest,
                Record = Item.Record,
                ConsentAdded = Item.ConsentAdded,
                ConsentRevoked = Item.ConsentRevoked?.GrantId,
                Review = Item.Review,
                Idempotency = Item.Idempotency,
            };
    }

    private SealedEvent EventWith(byte[] signature) => new(Draft.PayloadDigest, PriorDigest, signature)
    {
        EventId = Draft.EventId,
        EpisodeId = Draft.EpisodeId,
        Sequence = Sequence,
        EventType = Draft.EventType,
        SchemaVersion = SigchainFormat.SchemaVersion,
        ValidFrom = ValidFrom,
        SystemTime = SystemTime,
        CausationId = Draft.CausationId,
        CorrelationId = Draft.CorrelationId,
        Actor = Draft.Actor,
        TraceId = Draft.TraceId,
        SpanId = Draft.SpanId,
        Payload = Draft.Payload,
        SignerKeyId = SignerKeyId,
        KeyScheme = SigchainFormat.Ed25519Scheme,
        SigFormatVersion = SigchainFormat.Version1,
        HashAlg = SigchainFormat.HashAlgorithm,
    };
}
