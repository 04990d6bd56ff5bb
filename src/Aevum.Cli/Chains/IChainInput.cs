using Aevum.Audit;
using Aevum.Audit.Verification;

namespace Aevum.Cli.Chains;

/// <summary>A chain that a command was given, in a file of some kind.</summary>
internal interface IChainInput : IAsyncDisposable
{
    /// <summary>Verifies it.</summary>
    ValueTask<ChainVerification> VerifyAsync(ChainVerifier verifier, CancellationToken ct);

    /// <summary>Reads its events in order, without verifying.</summary>
    IAsyncEnumerable<SealedEvent> ReadAsync(CancellationToken ct);
}
