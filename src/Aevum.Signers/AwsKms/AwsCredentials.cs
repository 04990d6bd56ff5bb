namespace Aevum.Signers.AwsKms;

/// <summary>One set of credentials. Never printed.</summary>
/// <param name="AccessKeyId">The public part.</param>
/// <param name="SecretAccessKey">The secret.</param>
/// <param name="SessionToken">The token of temporary credentials; null for lasting ones.</param>
/// <param name="Expires">When temporary credentials end; null for lasting ones.</param>
internal sealed record AwsCredentials(string AccessKeyId, string SecretAccessKey, string? SessionToken, DateTimeOffset? Expires)
{
    /// <summary>Fetched anew this long before their end, so that a signed request does not arrive late.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    internal bool IsFresh(DateTimeOffset now) => Expires is null || now < Expires - Margin;

    /// <summary>True until the very end: better than none while new ones cannot be had.</summary>
    internal bool IsValid(DateTimeOffset now) => Expires is null || now < Expires;

    public override string ToString() => nameof(AwsCredentials);
}
