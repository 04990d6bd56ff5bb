namespace Aevum.Signers.Vault;

/// <summary>A token and how long it lasts.</summary>
/// <param name="Token">The token.</param>
/// <param name="Duration">How long it lasts from now; <see cref="TimeSpan.Zero"/> for ever.</param>
/// <param name="IsRenewable">Whether it can be made to last longer.</param>
internal readonly record struct VaultLease(string Token, TimeSpan Duration, bool IsRenewable)
{
    /// <summary>A server may not name a lease that our timers cannot hold.</summary>
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(32);

    /// <summary>Renewed at two thirds, so that a missed renewal can be tried again.</summary>
    internal TimeSpan RenewAfter => Duration * (2.0 / 3);

    public override string ToString() => "VaultLease";
}
