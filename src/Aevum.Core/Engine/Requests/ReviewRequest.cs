namespace Aevum;

/// <summary>GOVERN: look at a proposal or decide it. Immutable.</summary>
/// <exception cref="ArgumentException">An identity is blank.</exception>
public sealed record ReviewRequest
{
    /// <summary>The audit id that <see cref="AevumEngine.RequestReviewAsync"/> returned.</summary>
    public required string AuditId { get; init => field = Require.Text(value); }

    /// <summary>Who looks or decides; the one who decides must not be the proposer.</summary>
    public required string Actor { get; init => field = Require.Text(value); }

    /// <summary>Null looks at the proposal; a value decides it.</summary>
    public ReviewAction? Action { get; init; }
}
