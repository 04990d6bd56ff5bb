using Aevum.Signing;

namespace Aevum.Signers.Conformance;

/// <summary>How the suite runs. Not thread-safe.</summary>
public sealed class SignerConformanceOptions
{
    /// <summary>How many callers sign at once, 2 to 1,024. Default: 64.</summary>
    public int Callers { get; set; } = 64;

    /// <summary>How many signatures each caller makes, 1 to 1,000. Default: 4.</summary>
    public int SignaturesPerCaller { get; set; } = 4;

    /// <summary>The seed of the digests, so that a run can be repeated. Default: 1.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>
    /// Makes a signer whose key cannot be reached (a closed port, a wrong token), to see how it fails. Null leaves that check out, which suits only signers that
    /// hold their key in memory.
    /// </summary>
    public Func<CancellationToken, ValueTask<ISigner>>? Unreachable { get; set; }

    /// <summary>Texts that must never show: tokens, PINs, keys. They are searched for in exceptions, in <c>ToString()</c> and in <see cref="ISigner.KeyId"/>. Default: none.</summary>
    public IReadOnlyList<string> Secrets { get; set; } = [];
}
