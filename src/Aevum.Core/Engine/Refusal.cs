using System.Text.Json;

namespace Aevum.Engine;

/// <summary>Why a call goes no further: the event that records it and the answer that tells it. Immutable.</summary>
internal sealed record Refusal
{
    internal required string EventType { get; init; }

    internal required byte[] Payload { get; init; }

    internal OutputStatus Status { get; init; } = OutputStatus.Error;

    internal string? Code { get; init; }

    internal required string Detail { get; init; }

    internal JsonElement Data { get; init; }

    internal IReadOnlyList<string> RedactedIds { get; init; } = [];

    internal Barrier? Barrier { get; init; }
}
