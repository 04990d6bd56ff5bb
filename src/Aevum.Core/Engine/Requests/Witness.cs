namespace Aevum;

/// <summary>
/// What a query saw: the subjects, a watermark of their consent, and a digest of the results. A commit that carries it is
/// refused with <c>stale_context</c> when either has changed since. Immutable.
/// </summary>
public sealed record Witness
{
    /// <summary>The subjects that were read.</summary>
    public required IReadOnlyList<string> SubjectIds { get; init => field = Require.Subjects(value); }

    /// <summary>Lower-case hexadecimal SHA3-256 over the consent state of the subjects.</summary>
    public required string ConsentWatermark { get; init => field = Require.Text(value); }

    /// <summary>Lower-case hexadecimal SHA3-256 over the results as they were returned.</summary>
    public required string ResultDigest { get; init => field = Require.Text(value); }

    /// <summary>The clearance under which the results were read.</summary>
    public Classification Clearance { get; init => field = Require.Defined(value); }

    /// <summary>The audit id of the query.</summary>
    public required string AuditId { get; init => field = Require.Text(value); }

    /// <summary>Names the witness without anything personal.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Witness {{ {AuditId} }}";
}
