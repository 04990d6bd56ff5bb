namespace Aevum;

/// <summary>NAVIGATE: read the data of one or more subjects. Immutable.</summary>
/// <exception cref="ArgumentException">No subject, a blank identity, or a catch-all purpose (rule AEV2001).</exception>
public sealed record QueryRequest
{
    /// <summary>The persons the data is about; at least one. Copied when set.</summary>
    public required IReadOnlyList<string> SubjectIds { get; init => field = Require.Subjects(value); }

    /// <summary>The agent that acts.</summary>
    public required string Actor { get; init => field = Require.Text(value); }

    /// <summary>The declared reason, specific (rule AEV2001), compared ordinally.</summary>
    public required string Purpose { get; init => field = Require.SpecificPurpose(value); }

    /// <summary>The clearance asked for. Default: <see cref="Classification.Public"/>.</summary>
    public Classification ClassificationMax { get; init => field = Require.Defined(value); }

    /// <summary>The episode the call belongs to; null makes a fresh one.</summary>
    public string? EpisodeId { get; init => field = Require.TextOrNull(value); }

    /// <summary>The caller's correlation id; null for none.</summary>
    public string? CorrelationId { get; init => field = Require.TextOrNull(value); }

    /// <summary>Names the request without anything personal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"QueryRequest {{ {SubjectIds?.Count} subjects, {ClassificationMax} }}";
}
