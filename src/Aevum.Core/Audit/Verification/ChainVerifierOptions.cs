namespace Aevum.Audit.Verification;

/// <summary>What a verification asks for beyond the chain itself. Immutable.</summary>
public sealed record ChainVerifierOptions
{
    /// <summary>The head the chain must end at. Default: null, none is expected, and a cut tail cannot show.</summary>
    public ExpectedHead? ExpectedHead { get; init; }

    /// <summary>A signed tree head that the chain must contain, with the log's key. Default: null.</summary>
    public TreeHeadEvidence? TreeHead { get; init; }

    /// <summary>Fail when nothing proves that the tail is complete, and when an event holds time-stamp fields, which nothing signs. Default: false.</summary>
    public bool Strict { get; init; }

    /// <summary>
    /// Trust keys that the chain itself announces: in <c>session.start</c>, and in <c>key.rotated</c> events of a trusted key. Default: false. An
    /// announced key proves only that the chain hangs together, not who wrote it.
    /// </summary>
    public bool TrustAnnounced { get; init; }

    /// <summary>Verify what follows this head, which was verified before. Default: <see cref="ChainHead.Genesis"/>, the whole chain.</summary>
    public ChainHead StartAfter { get; init => field = Require.NotNull(value); } = ChainHead.Genesis;

    /// <summary>How many signatures are checked at once. Default: the number of processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1.</exception>
    public int MaxParallelism { get; init => field = AtLeastOne(value); } = Environment.ProcessorCount;

    /// <summary>Is told how far the verification has come, every few thousand events and at the end. Default: null.</summary>
    public IProgress<ChainProgress>? Progress { get; init; }

    private static int AtLeastOne(int value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
        return value;
    }
}
