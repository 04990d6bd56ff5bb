namespace Aevum;

/// <summary>
/// One person's permission for one agent, one purpose and some operations, for a time. Immutable and thread-safe.
/// </summary>
/// <exception cref="ArgumentException">
/// An identity is blank, the purpose is blank or a catch-all (rule AEV2001), no operation is named, or a value is out of range.
/// </exception>
public sealed record ConsentGrant
{
    /// <summary>The grant's own id; added once and revoked once (OR-Set).</summary>
    public required string GrantId { get; init => field = Require.Text(value); }

    /// <summary>The person the data is about.</summary>
    public required string SubjectId { get; init => field = Require.Text(value); }

    /// <summary>The agent that may act.</summary>
    public required string GranteeId { get; init => field = Require.Text(value); }

    /// <summary>The declared reason, specific (rule AEV2001), compared ordinally.</summary>
    public required string Purpose { get; init => field = Require.SpecificPurpose(value); }

    /// <summary>What the agent may do; at least one operation.</summary>
    public required ConsentOperations Operations { get; init => field = Require.Operations(value); }

    /// <summary>The highest classification covered. Default: <see cref="Classification.Public"/>.</summary>
    public Classification ClassificationMax { get; init => field = Require.Defined(value); }

    /// <summary>The first instant at which the grant holds.</summary>
    public required DateTimeOffset GrantedAt { get; init; }

    /// <summary>The first instant at which the grant holds no more.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Where the permission is written down (a form, a contract); null when nowhere.</summary>
    public string? AuthorizationRef { get; init => field = Require.WellFormedOrNull(value); }

    /// <summary>Names the grant without anything personal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"ConsentGrant {{ {Operations}, {ClassificationMax}, until {ExpiresAt.UtcDateTime:O} }}";
}
