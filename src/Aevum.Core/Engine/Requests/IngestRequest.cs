using System.Text.Json;

namespace Aevum;

/// <summary>RELATE: write data about a subject. Immutable; the JSON is copied when set, so the caller may dispose its document.</summary>
/// <exception cref="ArgumentException">An identity is blank, the purpose is a catch-all (rule AEV2001), or the JSON cannot be canonicalised.</exception>
public sealed record IngestRequest
{
    /// <summary>The person the data is about.</summary>
    public required string SubjectId { get; init => field = Require.Text(value); }

    /// <summary>The agent that acts.</summary>
    public required string Actor { get; init => field = Require.Text(value); }

    /// <summary>The declared reason, specific (rule AEV2001), compared ordinally.</summary>
    public required string Purpose { get; init => field = Require.SpecificPurpose(value); }

    /// <summary>The data, any JSON value.</summary>
    public required JsonElement Data
    {
        get;
        init
        {
            field = Require.Snapshot(value, out var canonical);
            CanonicalData = canonical;
        }
    }

    /// <summary>Where the data came from.</summary>
    public required Provenance Provenance { get; init => field = Require.NotNull(value); }

    /// <summary>The same key with the same request answers the first envelope again; null for none.</summary>
    public string? IdempotencyKey { get; init => field = Require.TextOrNull(value); }

    /// <summary>The episode the call belongs to; null makes a fresh one.</summary>
    public string? EpisodeId { get; init => field = Require.TextOrNull(value); }

    /// <summary>The caller's correlation id; null for none.</summary>
    public string? CorrelationId { get; init => field = Require.TextOrNull(value); }

    /// <summary><see cref="Data"/> in the form that is stored and hashed.</summary>
    internal ReadOnlyMemory<byte> CanonicalData { get; private init; }

    /// <summary>Names the request without anything personal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"IngestRequest {{ {CanonicalData.Length} bytes, {Provenance?.Classification} }}";
}
