namespace Aevum.Signers.Http;

/// <summary>How long a call to a signing service may take, with all its attempts.</summary>
/// <param name="Attempt">The longest wait for one attempt.</param>
/// <param name="Total">The longest wait for all attempts and the pauses between them.</param>
internal readonly record struct RetryLimits(TimeSpan Attempt, TimeSpan Total)
{
    /// <summary>The first pause; it doubles up to <see cref="LongestPause"/>.</summary>
    internal static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(25);

    internal static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
}
