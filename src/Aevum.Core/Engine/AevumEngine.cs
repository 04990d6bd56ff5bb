using Aevum.Audit;

namespace Aevum;

/// <summary>The governed engine: five functions behind five absolute barriers, and a signed hash-chained ledger. Thread-safe.</summary>
public sealed class AevumEngine : IAsyncDisposable
{
    private AevumEngine()
    {
    }

    /// <summary>Starts an engine.</summary>
    /// <param name="options">How.</param>
    /// <param name="ct">Cancels the start.</param>
    /// <returns>The engine.</returns>
    public static ValueTask<AevumEngine> StartAsync(AevumOptions options, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>RELATE: writes data about a subject.</summary>
    /// <param name="r">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The answer.</returns>
    public ValueTask<OutputEnvelope> IngestAsync(IngestRequest r, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>NAVIGATE: reads the data of subjects.</summary>
    /// <param name="r">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The answer.</returns>
    public ValueTask<OutputEnvelope> QueryAsync(QueryRequest r, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>GOVERN: looks at a proposal or decides it.</summary>
    /// <param name="r">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The answer.</returns>
    public ValueTask<OutputEnvelope> ReviewAsync(ReviewRequest r, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>REMEMBER: appends an application event.</summary>
    /// <param name="r">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The answer.</returns>
    public ValueTask<OutputEnvelope> CommitAsync(CommitRequest r, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Reads again what an earlier event recorded.</summary>
    /// <param name="r">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The answer.</returns>
    public ValueTask<OutputEnvelope> ReplayAsync(ReplayRequest r, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Adds a grant.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>A task that ends when the grant is recorded and in force.</returns>
    public ValueTask AddConsentGrantAsync(ConsentGrant grant, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Revokes a grant.</summary>
    /// <param name="grantId">The id of the grant.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>A task that ends when the revocation is recorded and in force.</returns>
    public ValueTask RevokeConsentGrantAsync(string grantId, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Asks for a review.</summary>
    /// <param name="p">The proposal.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The audit id of the review.</returns>
    public ValueTask<string> RequestReviewAsync(ReviewProposal p, CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Verifies the whole chain.</summary>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The verdict.</returns>
    public ValueTask<ChainVerification> VerifySigchainAsync(CancellationToken ct = default) => throw new NotSupportedException();

    /// <summary>Stops the engine.</summary>
    /// <returns>A task that ends when the last batch is written.</returns>
    public ValueTask DisposeAsync() => throw new NotSupportedException();
}
