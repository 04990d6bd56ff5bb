using System.Text.Json;

namespace Aevum.Policy;

/// <summary>
/// One question to a policy engine. The properties are facts that the host knows; <see cref="Arguments"/> is what the caller or a model
/// supplied and is kept apart, so that it can never shadow a fact. Immutable.
/// </summary>
public sealed record PolicyRequest
{
    /// <summary>The agent that acts.</summary>
    public required string Actor { get; init; }

    /// <summary>The action: <c>ingest</c>, <c>query</c>, <c>review</c>, <c>commit</c>, <c>replay</c> or <c>tool_call</c>.</summary>
    public required string Action { get; init; }

    /// <summary>The persons the data is about; empty when the action names none.</summary>
    public IReadOnlyList<string> SubjectIds { get; init; } = [];

    /// <summary>The declared reason; null when the action carries none.</summary>
    public string? Purpose { get; init; }

    /// <summary>The classification of the data, or the clearance asked for.</summary>
    public Classification Classification { get; init; }

    /// <summary>The application event type of a commit; null for other actions.</summary>
    public string? EventType { get; init; }

    /// <summary>The time of the decision, from the engine's clock.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Further facts of the host, by name; never filled from caller input.</summary>
    public IReadOnlyDictionary<string, JsonElement> Facts { get; init; } = System.Collections.ObjectModel.ReadOnlyDictionary<string, JsonElement>.Empty;

    /// <summary>What the caller or a model supplied; <c>default</c> when nothing.</summary>
    public JsonElement Arguments { get; init; }

    /// <summary>Names the question without anything personal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"PolicyRequest {{ {Action}, {Classification} }}";
}
