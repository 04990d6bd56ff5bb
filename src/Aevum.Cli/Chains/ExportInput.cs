using Aevum.Audit;
using Aevum.Audit.Verification;

namespace Aevum.Cli.Chains;

/// <summary>A chain in an export file or on standard input.</summary>
internal sealed class ExportInput(Stream stream) : IChainInput
{
    public ValueTask<ChainVerification> VerifyAsync(ChainVerifier verifier, CancellationToken ct) => verifier.VerifyAsync(stream, ct);

    public IAsyncEnumerable<SealedEvent> ReadAsync(CancellationToken ct) => ChainImport.ReadAsync(stream, ct);

    public ValueTask DisposeAsync() => stream.DisposeAsync();
}
