namespace Aevum.Engine.Append;

/// <summary>An event before it has a place in the chain: everything that does not depend on the events before it. Immutable.</summary>
internal sealed class EventDraft
{
    internal required string EventId { get; init; }

    internal required string EventType { get; init; }

    internal required string Actor { get; init; }

    internal required string EpisodeId { get; init; }

    internal string? CorrelationId { get; init; }

    internal string? CausationId { get; init; }

    internal string? TraceId { get; init; }

    internal string? SpanId { get; init; }

    /// <summary>The canonical payload.</summary>
    internal required ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>SHA3-256 of <see cref="Payload"/>.</summary>
    internal required byte[] PayloadDigest { get; init; }
}
