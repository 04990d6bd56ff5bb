namespace Aevum.Engine;

/// <summary>What the policy engine decided, in the form in which the ledger keeps it.</summary>
/// <param name="IsPermitted">True only when the call may go on.</param>
/// <param name="Json">The decision as a canonical JSON object.</param>
/// <param name="Reason">Why not; null when permitted or when nothing was said.</param>
/// <param name="IsTrivial">True when no policy was asked, so that there is nothing to keep.</param>
internal sealed record PolicyVerdict(bool IsPermitted, byte[] Json, string? Reason, bool IsTrivial);
