namespace Aevum.Audit;

/// <summary>The last event of a chain, as much of it as the next one needs.</summary>
/// <param name="Sequence">The sequence of the last event; 0 when there is none.</param>
/// <param name="Hash">Lower-case hexadecimal digest of the last event; the genesis hash when there is none.</param>
/// <param name="SystemTime">The hybrid logical time of the last event; 0 when there is none.</param>
/// <param name="AuditId">The audit id of the last event; null when there is none.</param>
public sealed record ChainHead(long Sequence, string Hash, long SystemTime, string? AuditId)
{
    /// <summary>The head of an empty chain; its hash is SHA3-256 of <c>aevum:genesis</c>.</summary>
    public static ChainHead Genesis { get; } = new(0, "391f6bd6d761cb9af9e924d015a6fc18e9d236c965c3e5deda1145a25e11cf5e", 0, null);
}
