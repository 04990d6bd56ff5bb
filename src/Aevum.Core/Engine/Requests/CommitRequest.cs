using System.Text.Json;

namespace Aevum;

/// <summary>REMEMBER: append an application event. Immutable; the JSON is copied when set.</summary>
/// <exception cref="ArgumentException">An identity is blank or the JSON is not an object that can be canonicalised.</exception>
public sealed record CommitRequest
{
    /// <summary>The application's event type; the kernel's prefixes are reserved (rule AEV1006).</summary>
    public required string EventType { get; init => field = Require.Text(value); }

    /// <summary>The agent that acts.</summary>
    public required string Actor { get; init => field = Require.Text(value); }

    /// <summary>The event's payload, a JSON object.</summary>
    public required JsonElement Payload
    {
        get;
        init
        {
            field = Require.SnapshotObject(value, out var canonical);
            CanonicalPayload = canonical;
        }
    }

    /// <summary>What the decision was based on, from a query; null when it was based on no data.</summary>
    public Witness? Witness { get; init; }

    /// <summary>The same key with the same request answers the first envelope again; null for none.</summary>
    public string? IdempotencyKey { get; init => field = Require.TextOrNull(value); }

    /// <summary>The episode the call belongs to; null makes a fresh one.</summary>
    public string? EpisodeId { get; init => field = Require.TextOrNull(value); }

    /// <summary>The caller's correlation id; null for none.</summary>
    public string? CorrelationId { get; init => field = Require.TextOrNull(value); }

    /// <summary><see cref="Payload"/> in the form that is stored and hashed.</summary>
    internal ReadOnlyMemory<byte> CanonicalPayload { get; private init; }

    /// <summary>Names the request without anything personal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"CommitRequest {{ {EventType}, {CanonicalPayload.Length} bytes }}";
}
