using System.Text.Json;
using Aevum.Signers.AwsKms;
using Aevum.Signers.Http;
using Aevum.Signing;

namespace Aevum.Signers;

/// <summary>
/// Signs with an Ed25519 key of AWS KMS (key spec <c>ECC_NIST_EDWARDS25519</c>); the private key never leaves the service. KMS signs one digest a request, so a
/// batch is sent as bounded concurrent requests. Thread-safe. Source: the AWS KMS API reference, Sign and GetPublicKey.
/// </summary>
[AevumSigner("aws-kms", Boundary = TrustBoundary.External)]
public sealed class AwsKmsSigner : IBatchSigner, IRemoteSigner, IDisposable
{
    private const int DigestSize = 32;

    private readonly SemaphoreSlim _connecting = new(1, 1);
    private readonly SemaphoreSlim _requests;
    private readonly AwsKmsOptions _options;
    private readonly HttpClient? _ownHttp;
    private readonly AwsCredentialSource _credentials;
    private readonly KmsApi _api;
    private volatile byte[]? _publicKey;

    /// <summary>Makes a signer with a connection of its own.</summary>
    /// <param name="options">How to reach the key.</param>
    /// <exception cref="SignerOptionsException">The options do not hold together; the message names every problem.</exception>
    public AwsKmsSigner(AwsKmsOptions options)
        : this(options, null, null)
    {
    }

    /// <summary>Makes a signer on a given connection.</summary>
    /// <param name="options">How to reach the key.</param>
    /// <param name="http">The connection; not disposed of here. Null: an own one.</param>
    /// <param name="time">The clock for signatures and time-outs; null for the system's.</param>
    /// <exception cref="SignerOptionsException">The options do not hold together; the message names every problem.</exception>
    public AwsKmsSigner(AwsKmsOptions options, HttpClient? http, TimeProvider? time = null)
        : this(options, http, time, Environment.GetEnvironmentVariable)
    {
    }

    internal AwsKmsSigner(AwsKmsOptions options, HttpClient? http, TimeProvider? time, Func<string, string?> environment)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options.Resolve(environment);
        SignerOptionsException.ThrowIfAny(nameof(AwsKmsSigner), _options.Problems());
        if (http is null)
        {
            http = _ownHttp = new HttpClient(CertificateTrust.MakeHandler(null, "")) { Timeout = Timeout.InfiniteTimeSpan };
        }

        _requests = new SemaphoreSlim(_options.MaxConcurrentRequests, _options.MaxConcurrentRequests);
        var client = new ServiceClient(http, "AWS KMS", new RetryLimits(_options.AttemptTimeout, _options.TotalTimeout), time ?? TimeProvider.System);
        _credentials = new AwsCredentialSource(client, _options, environment);
        _api = new KmsApi(client, _credentials, _options);
    }

    /// <summary><c>aws-kms:</c> and the key as it was named in the options.</summary>
    public string KeyId => "aws-kms:" + _options.KeyId;

    /// <summary><c>aws-kms</c>.</summary>
    public string Provenance => "aws-kms";

    /// <summary>The public half of the key, 32 bytes.</summary>
    /// <exception cref="InvalidOperationException"><see cref="ConnectAsync"/> has not ended yet.</exception>
    public ReadOnlyMemory<byte> PublicKey => _publicKey ?? throw new InvalidOperationException("The KMS key is not known yet: await ConnectAsync before using the signer. The engine does so when it starts.");

    /// <summary>How many digests one call may carry: four rounds of concurrent requests.</summary>
    public int MaxBatchSize => 4 * _options.MaxConcurrentRequests;

    /// <inheritdoc/>
    public async ValueTask ConnectAsync(CancellationToken ct = default)
    {
        if (_publicKey is not null)
        {
            return;
        }

        await _connecting.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            _publicKey ??= await ReadPublicKeyAsync(ct).ConfigureAwait(false);
        }
        finally
        {
            _connecting.Release();
        }
    }

    /// <summary>Reads the public key once more: the service is up and still lets these credentials use the key.</summary>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>A task that ends when the signer is healthy.</returns>
    /// <exception cref="SignerUnavailableException">It is not; the message says why and how to repair it.</exception>
    public async ValueTask CheckHealthAsync(CancellationToken ct = default)
    {
        await ConnectAsync(ct).ConfigureAwait(false);
        var now = await ReadPublicKeyAsync(ct).ConfigureAwait(false);
        if (!now.AsSpan().SequenceEqual(PublicKey.Span))
        {
            throw new SignerUnavailableException($"The KMS key '{_options.KeyId}' is no longer the one this signer connected to; an alias may have moved. Restart with the new key pinned in the key ring.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> digest, CancellationToken ct = default)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(digest.Length, DigestSize, nameof(digest));
        await ConnectAsync(ct).ConfigureAwait(false);
        await _requests.WaitAsync(ct).ConfigureAwait(false);
        try
        {
            var answer = await _api.CallAsync("Sign", KmsApi.Body(_options.KeyId, digest.Span), ct).ConfigureAwait(false);
            return Bytes(answer, "Signature") is { Length: 64 } signature
                ? signature
                : throw new SignerUnavailableException($"AWS KMS gave no Ed25519 signature for the key '{_options.KeyId}'. The key must be of spec ECC_NIST_EDWARDS25519.");
        }
        finally
        {
            _requests.Release();
        }
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<byte[]>> SignBatchAsync(IReadOnlyList<ReadOnlyMemory<byte>> digests, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(digests);
        ArgumentOutOfRangeException.ThrowIfZero(digests.Count, nameof(digests));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(digests.Count, MaxBatchSize, nameof(digests));
        return await Task.WhenAll(digests.Select(digest => SignAsync(digest, ct).AsTask())).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _credentials.Dispose();
        _connecting.Dispose();
        _requests.Dispose();
        _ownHttp?.Dispose();
    }

    private async Task<byte[]> ReadPublicKeyAsync(CancellationToken ct)
    {
        var answer = await _api.CallAsync("GetPublicKey", KmsApi.Body(_options.KeyId, []), ct).ConfigureAwait(false);
        return Bytes(answer, "PublicKey") is { } info && Ed25519PublicKey.FromInfo(info) is { } key
            ? key
            : throw new SignerUnavailableException($"The KMS key '{_options.KeyId}' is not an Ed25519 key. Create one of spec ECC_NIST_EDWARDS25519 with usage SIGN_VERIFY.");
    }

    private static byte[]? Bytes(JsonElement answer, string name) =>
        answer.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String && member.TryGetBytesFromBase64(out var bytes) ? bytes : null;
}
