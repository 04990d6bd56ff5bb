using System.Globalization;
using System.Text.Json;
using Aevum.Signers.Http;
using Aevum.Signers.Vault;
using Aevum.Signing;

namespace Aevum.Signers;

/// <summary>
/// Signs with an Ed25519 key of the Transit engine of HashiCorp Vault or OpenBao; the private key never leaves the server. One request signs up to
/// <see cref="MaxBatchSize"/> digests. Thread-safe. Source: the HTTP API of the Transit secrets engine.
/// </summary>
[AevumSigner("vault-transit", Boundary = TrustBoundary.External)]
public sealed class VaultTransitSigner : IBatchSigner, IRemoteSigner, IAsyncDisposable
{
    private const int DigestSize = 32;

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly VaultTransitOptions _options;
    private readonly HttpClient? _ownHttp;
    private readonly VaultApi _api;
    private readonly VaultSession _session;
    private volatile VaultKey? _key;

    /// <summary>Makes a signer with a connection of its own.</summary>
    /// <param name="options">How to reach the key.</param>
    /// <exception cref="SignerOptionsException">The options do not hold together; the message names every problem.</exception>
    public VaultTransitSigner(VaultTransitOptions options)
        : this(options, null, null)
    {
    }

    /// <summary>Makes a signer on a given connection.</summary>
    /// <param name="options">How to reach the key.</param>
    /// <param name="http">
    /// The connection; not disposed of here. It must not follow redirects by itself, because it would carry the token to another origin. Null: an own one.
    /// </param>
    /// <param name="time">The clock for time-outs and renewal; null for the system's.</param>
    /// <exception cref="SignerOptionsException">The options do not hold together; the message names every problem.</exception>
    public VaultTransitSigner(VaultTransitOptions options, HttpClient? http, TimeProvider? time = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        SignerOptionsException.ThrowIfAny(nameof(VaultTransitSigner), options.Problems());
        _options = options.Copy();
        if (http is null)
        {
            http = _ownHttp = new HttpClient(CertificateTrust.MakeHandler(_options.CertificateAuthorityFile, nameof(VaultTransitOptions.CertificateAuthorityFile))) { Timeout = Timeout.InfiniteTimeSpan };
        }

        var clock = time ?? TimeProvider.System;
        var limits = new RetryLimits(_options.AttemptTimeout, _options.TotalTimeout);
        _api = new VaultApi(new ServiceClient(http, $"Vault at {ServiceAddress.Origin(_options.Address)}", limits, clock), _options);
        _session = new VaultSession(new VaultLogin(_api, _options), clock);
    }

    /// <summary><c>vault-transit:MOUNT/NAME:vN</c>; another version is another key.</summary>
    /// <exception cref="InvalidOperationException"><see cref="ConnectAsync"/> has not ended yet.</exception>
    public string KeyId => string.Create(CultureInfo.InvariantCulture, $"vault-transit:{_options.Mount}/{_options.KeyName}:v{Key.Version}");

    /// <summary><c>vault-transit</c>.</summary>
    public string Provenance => "vault-transit";

    /// <summary>The public half of the version that signs, 32 bytes.</summary>
    /// <exception cref="InvalidOperationException"><see cref="ConnectAsync"/> has not ended yet.</exception>
    public ReadOnlyMemory<byte> PublicKey => Key.PublicKey;

    /// <inheritdoc/>
    public int MaxBatchSize => _options.MaxBatchSize;

    private VaultKey Key => _key ?? throw new InvalidOperationException("The Vault key is not known yet: await ConnectAsync before using the signer. The engine does so when it starts.");

    /// <inheritdoc/>
    public async ValueTask ConnectAsync(CancellationToken ct = default)
    {
        if (_key is not null)
        {
            return;
        }

        await _connecting.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            _key ??= await ReadKeyAsync(ct).ConfigureAwait(false);
        }
        finally
        {
            _connecting.Release();
        }
    }

    /// <summary>Reads the key once more: the server is up, unsealed, and still lets this token see this version.</summary>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>A task that ends when the signer is healthy.</returns>
    /// <exception cref="SignerUnavailableException">It is not; the message says why and how to repair it.</exception>
    public async ValueTask CheckHealthAsync(CancellationToken ct = default)
    {
        await ConnectAsync(ct).ConfigureAwait(false);
        var now = await ReadKeyAsync(ct).ConfigureAwait(false);
        if (!now.PublicKey.AsSpan().SequenceEqual(Key.PublicKey) && now.Version == Key.Version)
        {
            throw new SignerUnavailableException($"The Vault key '{_options.KeyName}' is no longer the one this signer connected to: it was deleted and made again. Restart with the new key pinned in the key ring.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default)
    {
        var signatures = await SignBatchAsync([digest], ct).ConfigureAwait(false);
        return signatures[0];
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]>> SignBatchAsync(IReadOnlyList<ReadOnlyMemory<byte>> digests, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(digests);
        ArgumentOutOfRangeException.ThrowIfZero(digests.Count, nameof(digests));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digests.Count, MaxBatchSize, nameof(digests));
        for (var i = 0; i < digests.Count; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(digests[i].Length, DigestSize, nameof(digests));
        }

        await ConnectAsync(ct).ConfigureAwait(false);
        var body = VaultWire.SignRequest(digests, 0, digests.Count, Key.Version);
        var reply = await SendAsync(HttpMethod.Post, $"{_options.Mount}/sign/{_options.KeyName}", body, ct).ConfigureAwait(false);
        return ReadSignatures(reply, digests.Count);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync().ConfigureAwait(false);
        _connecting.Dispose();
        _ownHttp?.Dispose();
    }

    private byte[][] ReadSignatures(ServiceReply reply, int count)
    {
        if (!reply.IsSuccess)
        {
            throw new SignerUnavailableException($"Vault did not sign with the key '{_options.KeyName}': {VaultApi.Explain(reply)}.");
        }

        if (VaultWire.Member(VaultWire.Member(reply.Json(), "data"), "batch_results") is not { ValueKind: JsonValueKind.Array } results || results.GetArrayLength() != count)
        {
            throw new SignerUnavailableException($"Vault's answer does not hold {count} results. Is Mount a Transit engine that signs batches?");
        }

        var signatures = new byte[count][];
        for (var i = 0; i < count; i++)
        {
            var (signature, problem) = VaultWire.Signature(results[i], Key.Version);
            signatures[i] = signature
                ?? throw new SignerUnavailableException($"Vault did not sign with version {Key.Version} of the key '{_options.KeyName}': {problem}. If the key was rotated, start the engine with the new version and pin both public keys.");
        }

        return signatures;
    }

    private async Task<VaultKey> ReadKeyAsync(CancellationToken ct)
    {
        var reply = await SendAsync(HttpMethod.Get, $"{_options.Mount}/keys/{_options.KeyName}", null, ct).ConfigureAwait(false);
        return reply.IsSuccess
            ? VaultKey.Read(reply, _options.KeyName, _key?.Version ?? _options.KeyVersion)
            : throw new SignerUnavailableException($"Vault does not show the key '{_options.KeyName}': {VaultApi.Explain(reply)}.");
    }

    /// <summary>Sends with the current token; when it is refused, once more with a fresh one.</summary>
    private async Task<ServiceReply> SendAsync(HttpMethod method, string route, byte[]? body, CancellationToken ct)
    {
        var token = await _session.TokenAsync(ct).ConfigureAwait(false);
        var reply = await _api.SendAsync(method, route, token, body, ct).ConfigureAwait(false);
        if (reply.Code == 403)
        {
            token = await _session.ReplaceAsync(token, ct).ConfigureAwait(false);
            reply = await _api.SendAsync(method, route, token, body, ct).ConfigureAwait(false);
        }

        if (reply.Code != 403)
        {
            _session.Accepted(token);
        }

        return reply;
    }
}
