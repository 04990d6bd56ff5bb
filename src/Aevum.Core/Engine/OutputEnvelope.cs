using System.Text.Json;

namespace Aevum;

/// <summary>The answer to every governed call. A denial is data here, not an exception. Immutable and thread-safe.</summary>
public sealed record OutputEnvelope
{
    /// <summary>How the call ended.</summary>
    public required OutputStatus Status { get; init; }

    /// <summary>The audit id of the event that recorded the call; empty when nothing could be recorded.</summary>
    public required string AuditId { get; init; }

    /// <summary>One of <see cref="ErrorCodes"/>; null unless the call was refused or failed, or answers for data that was erased.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>What, where and how to repair, in one line without personal text; null unless the call was refused or failed.</summary>
    public string? ErrorDetail { get; init; }

    /// <summary>The answer; <c>default</c> when there is none.</summary>
    public JsonElement Data { get; init; }

    /// <summary>Where the answer came from: the kernel, or the data's own provenance.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>What the caller should know although the call succeeded, for example which results were redacted.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The ids of results that barrier 2 left out; empty when none.</summary>
    public IReadOnlyList<string> RedactedIds { get; init; } = [];

    /// <summary>What a query saw, for the commit that acts on it; null unless the call was a query.</summary>
    public Witness? Witness { get; init; }

    /// <summary>Returns this envelope when <see cref="Status"/> is <see cref="OutputStatus.Ok"/>.</summary>
    /// <returns>This envelope.</returns>
    /// <exception cref="GovernedCallException">The call did not end with <see cref="OutputStatus.Ok"/>.</exception>
    public OutputEnvelope EnsureOk() => Status == OutputStatus.Ok ? this : throw new GovernedCallException(this);

    /// <summary>Names the answer without its data.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"OutputEnvelope {{ {Status}, {ErrorCode ?? "no code"}, {AuditId} }}";
}
