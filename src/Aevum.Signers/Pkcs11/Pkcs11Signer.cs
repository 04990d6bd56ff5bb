using Aevum.Signers.Pkcs11;
using Aevum.Signers.Pkcs11.Native;
using Aevum.Signing;

namespace Aevum.Signers;

/// <summary>
/// Signs with an Ed25519 key in a PKCS#11 token (a hardware security module, a smart card, SoftHSM2); the private key never leaves it. Mechanism CKM_EDDSA
/// without parameters. Thread-safe: each call has a session of its own. Source: OASIS PKCS#11 versions 2.40 and 3.0.
/// </summary>
[AevumSigner("pkcs11", Boundary = TrustBoundary.External)]
public sealed class Pkcs11Signer : IBatchSigner, IRemoteSigner, IDisposable
{
    private const int DigestSize = 32;
    private const int SignatureSize = 64;

    private readonly Pkcs11Options _options;
    private readonly Lock _opening = new();
    private Pkcs11Module? _module;
    private Pkcs11SessionPool? _pool;
    private volatile byte[]? _publicKey;
    private bool _isDisposed;

    /// <summary>Makes a signer; the module is loaded when it connects.</summary>
    /// <param name="options">How to reach the key.</param>
    /// <exception cref="SignerOptionsException">The options do not hold together; the message names every problem.</exception>
    public Pkcs11Signer(Pkcs11Options options)
    {
        ArgumentNullException.ThrowIfNull(options);
        SignerOptionsException.ThrowIfAny(nameof(Pkcs11Signer), options.Problems());
        _options = options.Copy();
    }

    /// <summary><c>pkcs11:</c> and the key's label, or else its id.</summary>
    public string KeyId => "pkcs11:" + (string.IsNullOrEmpty(_options.KeyLabel) ? _options.KeyIdHex!.ToLowerInvariant() : _options.KeyLabel);

    /// <summary><c>pkcs11</c>.</summary>
    public string Provenance => "pkcs11";

    /// <summary>The public half of the key, 32 bytes.</summary>
    /// <exception cref="InvalidOperationException"><see cref="ConnectAsync"/> has not ended yet.</exception>
    public ReadOnlyMemory<byte> PublicKey => _publicKey ?? throw new InvalidOperationException("The PKCS#11 key is not known yet: await ConnectAsync before using the signer. The engine does so when it starts.");

    /// <summary>How many digests one call may carry: they are spread over the sessions.</summary>
    public int MaxBatchSize => 256;

    /// <summary>Makes an Ed25519 key pair in the token: private, sensitive, not extractable.</summary>
    /// <param name="options">The token, the PIN and the label or id of the key to make.</param>
    /// <param name="ct">Cancels the call before the token is asked.</param>
    /// <returns>A task that ends when the key exists.</returns>
    /// <exception cref="SignerOptionsException">The options do not hold together.</exception>
    /// <exception cref="InvalidOperationException">A key of that name exists; it is left as it is.</exception>
    /// <exception cref="SignerUnavailableException">The token cannot be used.</exception>
    public static Task GenerateKeyAsync(Pkcs11Options options, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        SignerOptionsException.ThrowIfAny(nameof(Pkcs11Signer), options.Problems());
        var copy = options.Copy();
        return Task.Run(() => GenerateKey(copy), ct);
    }

    /// <inheritdoc/>
    public async ValueTask ConnectAsync(CancellationToken ct = default)
    {
        if (_publicKey is not null)
        {
            return;
        }

        // Loading a module and logging in may block for seconds in the maker's code.
        var pool = await Task.Run(Open, ct).ConfigureAwait(false);
        _publicKey = await ReadPublicAsync(pool, ct).ConfigureAwait(false);
    }

    /// <summary>Finds the key and signs a fixed text that is no digest of an event, because tokens show some faults only when signing.</summary>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>A task that ends when the signer is healthy.</returns>
    /// <exception cref="SignerUnavailableException">It is not; the message says why and how to repair it.</exception>
    public async ValueTask CheckHealthAsync(CancellationToken ct = default)
    {
        await ConnectAsync(ct).ConfigureAwait(false);
        var signature = new byte[SignatureSize];
        var pool = await Task.Run(Open, ct).ConfigureAwait(false);
        await pool.UseAsync((functions, session) => SignInto(functions, session, "aevum health check"u8, signature), ct).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(digest.Length, DigestSize, nameof(digest));
        ct.ThrowIfCancellationRequested();
        await ConnectAsync(ct).ConfigureAwait(false);
        var signature = new byte[SignatureSize];
        await Open().UseAsync((functions, session) => SignInto(functions, session, digest.Span, signature), ct).ConfigureAwait(false);
        return signature;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]>> SignBatchAsync(IReadOnlyList<ReadOnlyMemory<byte>> digests, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(digests);
        ArgumentOutOfRangeException.ThrowIfZero(digests.Count, nameof(digests));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digests.Count, MaxBatchSize, nameof(digests));
        var signatures = new byte[digests.Count][];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = _options.MaxSessions, CancellationToken = ct };
        await Parallel.ForAsync(0, digests.Count, parallel, async (i, token) => signatures[i] = await SignAsync(digests[i], token).ConfigureAwait(false)).ConfigureAwait(false);
        return signatures;
    }

    /// <summary>Closes the sessions; the module is unloaded with its last signer.</summary>
    public void Dispose()
    {
        lock (_opening)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            _pool?.Dispose();
            _module?.Release();
        }
    }

    private static void GenerateKey(Pkcs11Options options)
    {
        var module = Pkcs11Module.Acquire(options.ModulePath);
        try
        {
            module.Run(() => GenerateIn(module, options));
        }
        catch (CryptokiException fault)
        {
            throw new SignerUnavailableException($"The PKCS#11 token made no key: {fault.Message}. {fault.Repair}", fault);
        }
        finally
        {
            module.Release();
        }
    }

    private static bool GenerateIn(Pkcs11Module module, Pkcs11Options options)
    {
        var session = new Pkcs11Token(module, options).OpenSession(canWrite: true);
        try
        {
            if (Pkcs11Key.Exists(module.Functions, session, options))
            {
                throw new InvalidOperationException($"The token already holds an Edwards key {Pkcs11Key.Describe(options)}; it was left as it is.");
            }

            Pkcs11Key.Generate(module.Functions, session, options);
            return true;
        }
        finally
        {
            module.Functions.CloseSession(session);
        }
    }

    private static bool SignInto(Cryptoki functions, Pkcs11SessionPool.Session session, ReadOnlySpan<byte> message, byte[] signature)
    {
        functions.Sign(session.Handle, session.PrivateKey, message, signature);
        return true;
    }

    private ValueTask<byte[]> ReadPublicAsync(Pkcs11SessionPool pool, CancellationToken ct) =>
        pool.UseAsync((functions, session) => Pkcs11Key.ReadPublic(functions, session.Handle, _options), ct);

    private Pkcs11SessionPool Open()
    {
        lock (_opening)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_pool is null)
            {
                _module = Pkcs11Module.Acquire(_options.ModulePath);
                _pool = new Pkcs11SessionPool(new Pkcs11Token(_module, _options), _options);
            }

            return _pool;
        }
    }
}
