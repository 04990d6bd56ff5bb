using Aevum.Audit;

namespace Aevum.Storage;

/// <summary>One event and everything that becomes true together with it. Immutable.</summary>
public sealed record StoreEntry
{
    /// <summary>The signed event.</summary>
    public required SealedEvent Event { get; init; }

    /// <summary>The digest of the event, 32 bytes, as signed.</summary>
    public required ReadOnlyMemory<byte> Digest { get; init; }

    /// <summary>The data the event writes to the graph; null for none.</summary>
    public GraphRecord? Record { get; init; }

    /// <summary>The grant the event adds; null for none.</summary>
    public ConsentGrant? ConsentAdded { get; init; }

    /// <summary>The id of the grant the event revokes; null for none.</summary>
    public string? ConsentRevoked { get; init; }

    /// <summary>The review as it stands after the event; null for none.</summary>
    public StoredReview? Review { get; init; }

    /// <summary>The answer to remember under an idempotency key; null for none.</summary>
    public IdempotencyEntry? Idempotency { get; init; }
}
