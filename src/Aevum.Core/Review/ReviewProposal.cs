using System.Text.Json;

namespace Aevum;

/// <summary>An action that a person must approve first. Silence until the deadline is a veto. Immutable; the JSON is copied when set.</summary>
/// <exception cref="ArgumentException">An identity is blank.</exception>
public sealed record ReviewProposal
{
    /// <summary>The agent that proposes; it cannot decide its own proposal.</summary>
    public required string Proposer { get; init => field = Require.Text(value); }

    /// <summary>What is proposed, one line for the reviewer.</summary>
    public required string Action { get; init => field = Require.Text(value); }

    /// <summary>Why it is proposed; null for none.</summary>
    public string? Reason { get; init => field = Require.WellFormedOrNull(value); }

    /// <summary>The details, a JSON object; <c>default</c> means none.</summary>
    public JsonElement Details
    {
        get;
        init
        {
            field = Require.SnapshotObjectOrDefault(value, out var canonical);
            CanonicalDetails = canonical;
        }
    }

    /// <summary>The first instant at which silence has become a veto; must lie in the future when the review is requested.</summary>
    public required DateTimeOffset Deadline { get; init; }

    /// <summary>The episode the call belongs to; null makes a fresh one.</summary>
    public string? EpisodeId { get; init => field = Require.TextOrNull(value); }

    /// <summary>The caller's correlation id; null for none.</summary>
    public string? CorrelationId { get; init => field = Require.TextOrNull(value); }

    /// <summary><see cref="Details"/> in the form that is stored and hashed; an empty object when there are none.</summary>
    internal ReadOnlyMemory<byte> CanonicalDetails { get; private init; } = "{}"u8.ToArray();

    /// <summary>Names the proposal without anything personal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"ReviewProposal {{ until {Deadline.UtcDateTime:O} }}";
}
