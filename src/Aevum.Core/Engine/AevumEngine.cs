using Aevum.Audit;
using Aevum.Engine;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum;

/// <summary>
/// The governed engine: five functions behind five absolute barriers, and a signed hash-chained ledger. A denial is an answer, never an
/// exception; the functions throw for broken arguments, cancellation and use after disposal. A cancelled call was not written when its event
/// had no place in the chain yet; afterwards the call ends with its real answer. Thread-safe.
/// </summary>
public sealed class AevumEngine : IAsyncDisposable
{
    private const string DevelopmentSwitch = "AEVUM_DEV";
    private readonly RunningEngine _running;

    private AevumEngine(RunningEngine running) => _running = running;

    /// <summary>The key that signs the ledger: pin it to verify the chain later.</summary>
    public SigningKey SigningKey => _running.SigningKey;

    /// <summary>The posture in force: the stricter of <see cref="AevumOptions.Posture"/> and the build's.</summary>
    public AevumPosture Posture => _running.Settings.Posture;

    /// <summary>How the engine fares at this moment.</summary>
    public EngineHealth Health => _running.Health;

    /// <summary>Starts an engine: opens the store, verifies the stored chain, and records <c>session.start</c>.</summary>
    /// <param name="options">How; copied.</param>
    /// <param name="ct">Cancels the start; the store is then closed again.</param>
    /// <returns>The engine.</returns>
    /// <exception cref="ArgumentException">The posture forbids the signer (rule AEV3002), or the signer's public key is not sound.</exception>
    /// <exception cref="InvalidOperationException">The posture is production or regulated, and there is no <see cref="AevumOptions.BuildManifest"/> (rule AEV9001).</exception>
    /// <exception cref="ChainVerificationException">The stored chain does not verify.</exception>
    /// <exception cref="StorageUnavailableException">The store cannot be opened, or another engine writes to it.</exception>
    /// <exception cref="SignerUnavailableException">The signer could not sign <c>session.start</c>.</exception>
    public static ValueTask<AevumEngine> StartAsync(AevumOptions options, CancellationToken ct = default) =>
        StartWithAsync(options, static () => Environment.GetEnvironmentVariable(DevelopmentSwitch), ct);

    /// <summary>RELATE: writes data about a subject.</summary>
    /// <param name="r">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The data is beyond the limits of the options.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask<OutputEnvelope> IngestAsync(IngestRequest r, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(r);
        return AnswerAsync(FunctionNames.Ingest, r, static (running, request, token) => running.Ingest.RunAsync(request, token), ct);
    }

    /// <summary>NAVIGATE: reads the data of subjects.</summary>
    /// <param name="r">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The answer, with a witness for the commit that acts on it.</returns>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask<OutputEnvelope> QueryAsync(QueryRequest r, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(r);
        return AnswerAsync(FunctionNames.Query, r, static (running, request, token) => running.Query.RunAsync(request, token), ct);
    }

    /// <summary>GOVERN: looks at a proposal or decides it.</summary>
    /// <param name="r">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>
    /// Looking: <see cref="OutputStatus.PendingReview"/>, <see cref="OutputStatus.Ok"/> when approved, or <c>review_vetoed</c>. Deciding:
    /// <see cref="OutputStatus.Ok"/> when the decision was recorded.
    /// </returns>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask<OutputEnvelope> ReviewAsync(ReviewRequest r, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(r);
        return AnswerAsync(FunctionNames.Review, r, static (running, request, token) => running.Review.RunAsync(request, token), ct);
    }

    /// <summary>REMEMBER: appends an application event.</summary>
    /// <param name="r">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="ArgumentException">The payload is beyond the limits of the options.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask<OutputEnvelope> CommitAsync(CommitRequest r, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(r);
        return AnswerAsync(FunctionNames.Commit, r, static (running, request, token) => running.Commit.RunAsync(request, token), ct);
    }

    /// <summary>Reads again what an earlier event recorded, and says whether the data behind it is intact, changed or erased.</summary>
    /// <param name="r">The request.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The answer; <see cref="OutputStatus.Degraded"/> when the data is not intact.</returns>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask<OutputEnvelope> ReplayAsync(ReplayRequest r, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(r);
        return AnswerAsync(FunctionNames.Replay, r, static (running, request, token) => running.Replay.RunAsync(request, token), ct);
    }

    /// <summary>Adds a grant. The very same grant again adds nothing; its id with other terms, or after a revocation, is refused.</summary>
    /// <param name="grant">The grant.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>A task that ends when the grant is recorded and in force.</returns>
    /// <exception cref="ArgumentException">The grant ends before it begins (rule AEV2005), or its id was used before.</exception>
    /// <exception cref="SignerUnavailableException">The grant could not be signed; it is not in force.</exception>
    /// <exception cref="StorageUnavailableException">The grant could not be stored; it is not in force.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask AddConsentGrantAsync(ConsentGrant grant, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(grant);
        _running.ThrowIfStopped();
        return _running.Consent.AddAsync(grant, ct);
    }

    /// <summary>Revokes a grant, for good. Revoking it again does nothing.</summary>
    /// <param name="grantId">The id of the grant.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>A task that ends when the revocation is recorded and in force.</returns>
    /// <exception cref="ArgumentException">No grant has this id.</exception>
    /// <exception cref="SignerUnavailableException">The revocation could not be signed; the grant stays in force.</exception>
    /// <exception cref="StorageUnavailableException">The revocation could not be stored; the grant stays in force.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask RevokeConsentGrantAsync(string grantId, CancellationToken ct = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(grantId);
        _running.ThrowIfStopped();
        return _running.Consent.RevokeAsync(grantId, ct);
    }

    /// <summary>Asks for a review. Silence until the deadline is a veto.</summary>
    /// <param name="p">The proposal.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The audit id of the review.</returns>
    /// <exception cref="ArgumentException">The deadline does not lie in the future, or the details are beyond the limits of the options.</exception>
    /// <exception cref="SignerUnavailableException">The proposal could not be signed; there is no review.</exception>
    /// <exception cref="StorageUnavailableException">The proposal could not be stored; there is no review.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask<string> RequestReviewAsync(ReviewProposal p, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(p);
        _running.ThrowIfStopped();
        return _running.Review.RequestAsync(p, ct);
    }

    /// <summary>
    /// Hands the ledger over to another key: the key of now signs a <c>key.rotated</c> event that names the next public key, and everything after it is signed by
    /// <paramref name="next"/>. When the event cannot be stored, nothing changes.
    /// </summary>
    /// <param name="next">The signer of everything that follows; it stays the caller's to dispose, and must live as long as the engine.</param>
    /// <param name="ct">Cancels the call before the event has a place in the chain.</param>
    /// <returns>A task that ends when the next key signs. Pin its public key (<see cref="SigningKey"/>) beside the earlier ones.</returns>
    /// <exception cref="ArgumentException">The posture forbids the signer (rule AEV3002), its key is not sound, or it is the key of now.</exception>
    /// <exception cref="SignerUnavailableException">The next key cannot be reached, or the key of now could not sign.</exception>
    /// <exception cref="StorageUnavailableException">The event could not be stored.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask RotateSignerAsync(ISigner next, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(next);
        _running.ThrowIfStopped();
        return _running.Rotation.RotateAsync(next, ct);
    }

    /// <summary>Finds out whether the signer can be used now. A signer in memory always can.</summary>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>A task that ends when the signer is healthy.</returns>
    /// <exception cref="SignerUnavailableException">It cannot; the message says why and how to repair it.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask CheckSignerAsync(CancellationToken ct = default)
    {
        _running.ThrowIfStopped();
        return _running.Rotation.CheckSignerAsync(ct);
    }

    /// <summary>Verifies the whole chain as it stands now, as a stream beside running calls.</summary>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="StorageUnavailableException">The store cannot be read.</exception>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public ValueTask<ChainVerification> VerifySigchainAsync(CancellationToken ct = default)
    {
        _running.ThrowIfStopped();
        return _running.VerifyAsync(ct);
    }

    /// <summary>Streams the events of the ledger, in order, as of the call, beside running calls; for <see cref="ChainExport"/>.</summary>
    /// <param name="fromSequence">The first sequence wanted, from 1.</param>
    /// <param name="ct">Cancels the stream.</param>
    /// <returns>The events.</returns>
    /// <exception cref="ObjectDisposedException">The engine was disposed.</exception>
    public IAsyncEnumerable<SealedEvent> ReadLedgerAsync(long fromSequence = 1, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(fromSequence, 1);
        _running.ThrowIfStopped();
        return _running.ReadLedgerAsync(fromSequence, ct);
    }

    /// <summary>Stops the engine: takes no more calls, writes those that are queued, closes the store.</summary>
    /// <returns>A task that ends when the last batch is written and the store is closed.</returns>
    public ValueTask DisposeAsync() => _running.DisposeAsync();

    internal static async ValueTask<AevumEngine> StartWithAsync(AevumOptions options, Func<string?> developmentSwitch, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(options);
        var settings = EngineSettings.Of(options, developmentSwitch);
        if (options.Signer is IRemoteSigner remote)
        {
            await remote.ConnectAsync(ct).ConfigureAwait(false);
        }

        var parts = EngineParts.Choose(options, settings);
        return new AevumEngine(await new EngineStart(settings, parts).RunAsync(ct).ConfigureAwait(false));
    }

    private ValueTask<OutputEnvelope> AnswerAsync<TRequest>(
        string function, TRequest request, Func<RunningEngine, TRequest, CancellationToken, ValueTask<OutputEnvelope>> run, CancellationToken ct)
    {
        _running.ThrowIfStopped();
        return EngineTraces.IsListening ? TraceAsync(function, request, run, ct) : RunningEngine.AnswerAsync(function, run(_running, request, ct));
    }

    /// <summary>Apart from the path without listeners, which shall not pay for the closure.</summary>
    private ValueTask<OutputEnvelope> TraceAsync<TRequest>(
        string function, TRequest request, Func<RunningEngine, TRequest, CancellationToken, ValueTask<OutputEnvelope>> run, CancellationToken ct) =>
        EngineTraces.RunAsync(function, () => run(_running, request, ct));
}
