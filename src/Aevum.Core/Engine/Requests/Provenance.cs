namespace Aevum;

/// <summary>Where data came from and whose hands it passed through. Immutable and thread-safe.</summary>
public sealed record Provenance
{
    /// <summary>The system or person the data comes from. Blank values are stopped by barrier 5, not by an exception.</summary>
    public required string SourceId { get; init => field = Require.WellFormed(value); }

    /// <summary>The hands the data passed through, oldest first. Copied when set. Default: empty.</summary>
    public IReadOnlyList<string> ChainOfCustody { get; init => field = Require.Copy(value); } = [];

    /// <summary>How sensitive the data is. Default: <see cref="Classification.Public"/>.</summary>
    public Classification Classification { get; init => field = Require.Defined(value); }

    /// <summary>The model that made the data; null when no model did.</summary>
    public string? ModelId { get; init => field = Require.WellFormedOrNull(value); }
}
