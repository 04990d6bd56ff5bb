using Aevum.Signing;

namespace Aevum.Audit.Verification;

/// <summary>
/// Verifies chains (docs/formats/sigchain.md): as a stream, in constant memory but for about 24 bytes per event for the ids, with signatures checked
/// on all processors. A broken chain is a verdict, not an exception. Thread-safe; one instance may verify several chains at once.
/// </summary>
public sealed class ChainVerifier
{
    private readonly KeyRing _ring;
    private readonly ChainVerifierOptions _options;
    private readonly Ed25519Backend _backend;

    /// <summary>Makes a verifier.</summary>
    /// <param name="keys">The trusted keys.</param>
    /// <param name="options">What is asked for beyond the chain; null for nothing.</param>
    /// <exception cref="ArgumentNullException"><paramref name="keys"/> is null.</exception>
    /// <exception cref="PlatformNotSupportedException">Neither libsodium nor OpenSSL can be loaded.</exception>
    public ChainVerifier(KeyRing keys, ChainVerifierOptions? options = null)
        : this(keys, options, Ed25519Backend.Default)
    {
    }

    internal ChainVerifier(KeyRing keys, ChainVerifierOptions? options, Ed25519Backend backend)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _ring = keys;
        _options = options ?? new ChainVerifierOptions();
        _backend = backend;
    }

    /// <summary>Verifies an export: one JSON array of events, or JSON lines.</summary>
    /// <param name="export">The bytes; read to the end or to the first fault, and left open.</param>
    /// <param name="ct">Cancels the verification.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="export"/> is null.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    /// <exception cref="OperationCanceledException">The verification was cancelled.</exception>
    public ValueTask<ChainVerification> VerifyAsync(Stream export, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(export);
        return VerifyAsync(new ExportSource(export), ct);
    }

    /// <summary>Verifies the events of a store.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="ct">Cancels the verification.</param>
    /// <returns>The verdict.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="events"/> is null.</exception>
    /// <exception cref="OperationCanceledException">The verification was cancelled.</exception>
    public ValueTask<ChainVerification> VerifyAsync(IAsyncEnumerable<SealedEvent> events, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(events);
        return VerifyAsync(new StoreSource(events, ct), ct);
    }

    private async ValueTask<ChainVerification> VerifyAsync(IBatchSource source, CancellationToken ct)
    {
        await using var disposal = source.ConfigureAwait(false);
        using var keys = new TrustedKeys(_ring, _backend, _options.TrustAnnounced);
        using var run = new VerificationRun(_options, keys, ct);
        return await run.RunAsync(source).ConfigureAwait(false);
    }
}
