namespace Aevum;

/// <summary>Read again what an earlier event recorded, without side effects. Immutable.</summary>
/// <exception cref="ArgumentException">An identity is blank.</exception>
public sealed record ReplayRequest
{
    /// <summary>The audit id of the event to replay.</summary>
    public required string AuditId { get; init => field = Require.Text(value); }

    /// <summary>The agent that acts.</summary>
    public required string Actor { get; init => field = Require.Text(value); }

    /// <summary>The episode the call belongs to; null makes a fresh one.</summary>
    public string? EpisodeId { get; init => field = Require.TextOrNull(value); }

    /// <summary>The caller's correlation id; null for none.</summary>
    public string? CorrelationId { get; init => field = Require.TextOrNull(value); }
}
