using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Aevum.Signing;

namespace Aevum.Signers.Conformance;

/// <summary>
/// Holds a signer against what the engine relies on. Call it from a test of any framework:
/// <c>(await SignerConformance.RunAsync(MakeSigner, options, ct)).EnsureConformant();</c> Signatures are checked with strict Ed25519 (RFC 8032) by the
/// public key alone. Thread-safe.
/// </summary>
public static class SignerConformance
{
    private const int DigestSize = 32;
    private const int SignatureSize = 64;

    /// <summary>Runs every check on a fresh signer.</summary>
    /// <param name="makeSigner">Makes the signer; called once. It is disposed of afterwards.</param>
    /// <param name="options">How the suite runs; null for the defaults.</param>
    /// <param name="ct">Cancels the run.</param>
    /// <returns>What was found. A check that throws is not met; only cancellation leaves this method as an exception.</returns>
    public static async ValueTask<SignerConformanceReport> RunAsync(Func<CancellationToken, ValueTask<ISigner>> makeSigner, SignerConformanceOptions? options = null, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(makeSigner);
        options ??= new SignerConformanceOptions();
        var signer = await makeSigner(ct).ConfigureAwait(false);
        try
        {
            return new SignerConformanceReport(await RunAllAsync(signer, options, ct).ConfigureAwait(false));
        }
        finally
        {
            await DisposeAsync(signer).ConfigureAwait(false);
        }
    }

    private static async Task<IReadOnlyList<SignerCheck>> RunAllAsync(ISigner signer, SignerConformanceOptions options, CancellationToken ct)
    {
        var digests = new DigestSource(options.Seed);
        var checks = new List<SignerCheck>
        {
            await CheckAsync("A remote signer connects, and connecting again does no harm", () => ConnectAsync(signer, ct)).ConfigureAwait(false),
            await CheckAsync("The public key is a sound Ed25519 key and stays the same", () => PublicKey(signer)).ConfigureAwait(false),
            await CheckAsync("The key id is not blank and stays the same", () => KeyIdAsync(signer, digests, ct)).ConfigureAwait(false),
            await CheckAsync("The provenance is honest about where the key lives", () => Provenance(signer)).ConfigureAwait(false),
            await CheckAsync("The digest is signed exactly as given, as plain Ed25519", () => SignedAsGivenAsync(signer, digests, ct)).ConfigureAwait(false),
            await CheckAsync("The same digest gets the same signature", () => DeterministicAsync(signer, digests, ct)).ConfigureAwait(false),
            await CheckAsync("The digest is not kept or changed", () => DigestLeftAloneAsync(signer, digests, ct)).ConfigureAwait(false),
            await CheckAsync("A digest that is not 32 bytes is refused as an argument", () => WrongLengthAsync(signer, ct)).ConfigureAwait(false),
            await CheckAsync("Many callers may sign at once", () => ConcurrentAsync(signer, options, digests, ct)).ConfigureAwait(false),
            await CheckAsync("A call that is already cancelled makes no signature", () => CancelledAsync(signer, digests)).ConfigureAwait(false),
            await CheckAsync("A batch is signed like its single digests, in order", () => BatchAsync(signer, digests, ct)).ConfigureAwait(false),
            await CheckAsync("No secret shows in the signer's texts", () => Secrets(signer, options)).ConfigureAwait(false),
        };
        if (options.Unreachable is { } unreachable)
        {
            checks.Add(await CheckAsync("A key that cannot be reached is SignerUnavailableException, without a secret", () => UnreachableAsync(unreachable, options, digests, ct)).ConfigureAwait(false));
        }

        return checks;
    }

    private static async Task<SignerCheck> CheckAsync(string name, Func<Task<string?>> check)
    {
        try
        {
            var problem = await check().ConfigureAwait(false);
            return new SignerCheck(name, problem is null, problem);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new SignerCheck(name, false, $"it threw {fault.GetType().Name}.");
        }
    }

    private static async Task<string?> ConnectAsync(ISigner signer, CancellationToken ct)
    {
        if (signer is IRemoteSigner remote)
        {
            await remote.ConnectAsync(ct).ConfigureAwait(false);
            await remote.ConnectAsync(ct).ConfigureAwait(false);
            await remote.CheckHealthAsync(ct).ConfigureAwait(false);
        }

        return null;
    }

    private static Task<string?> PublicKey(ISigner signer)
    {
        var first = signer.PublicKey.ToArray();
        return Answer(!StrictEd25519.IsSoundPublicKey(first) ? "the key is not 32 bytes, not canonical, or of small order."
            : first.AsSpan().SequenceEqual(signer.PublicKey.Span) ? null : "it changed between two reads.");
    }

    private static async Task<string?> KeyIdAsync(ISigner signer, DigestSource digests, CancellationToken ct)
    {
        var before = signer.KeyId;
        await signer.SignAsync(digests.Next(), ct).ConfigureAwait(false);
        return string.IsNullOrWhiteSpace(before) ? "it is blank; name the key." : before == signer.KeyId ? null : "it changed with a signature; a key id names one key for its whole life.";
    }

    private static Task<string?> Provenance(ISigner signer)
    {
        var boundary = signer.GetType().GetCustomAttribute<AevumSignerAttribute>()?.Boundary;
        var isInProcess = signer.Provenance == "in-process";
        return Answer(string.IsNullOrWhiteSpace(signer.Provenance) ? "it is blank; say in-process, external, or your own word."
            : boundary is null ? "the type carries no [AevumSigner]; announce it with its boundary."
            : boundary == TrustBoundary.InProcess == isInProcess ? null
            : $"the type declares the boundary {boundary}, but the provenance says '{signer.Provenance}'.");
    }

    private static async Task<string?> SignedAsGivenAsync(ISigner signer, DigestSource digests, CancellationToken ct)
    {
        var digest = digests.Next();
        var signature = await signer.SignAsync(digest, ct).ConfigureAwait(false);
        if (signature is not { Length: SignatureSize })
        {
            return $"the signature has {signature?.Length ?? 0} bytes instead of 64.";
        }

        if (StrictEd25519.Verify(signer.PublicKey.Span, digest, signature))
        {
            return null;
        }

        return IsSignatureOfAHash(signer, digest, signature)
            ? "the signer hashes its input again; sign the 32 bytes as the message."
            : "the signature does not verify with the public key; sign the 32 bytes as the message of plain Ed25519, never Ed25519ph.";
    }

    private static bool IsSignatureOfAHash(ISigner signer, byte[] digest, byte[] signature) =>
        new[] { SHA256.HashData(digest), SHA512.HashData(digest), SHA3_256.HashData(digest), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest)) }
            .Any(message => StrictEd25519.Verify(signer.PublicKey.Span, message, signature));

    private static async Task<string?> DeterministicAsync(ISigner signer, DigestSource digests, CancellationToken ct)
    {
        var digest = digests.Next();
        var first = await signer.SignAsync(digest, ct).ConfigureAwait(false);
        var second = await signer.SignAsync(digest, ct).ConfigureAwait(false);
        var other = await signer.SignAsync(digests.Next(), ct).ConfigureAwait(false);
        return !first.AsSpan().SequenceEqual(second) ? "two signatures differ; Ed25519 is deterministic (RFC 8032), and retries rely on it."
            : first.AsSpan().SequenceEqual(other) ? "two digests got one signature; the input is ignored." : null;
    }

    private static async Task<string?> DigestLeftAloneAsync(ISigner signer, DigestSource digests, CancellationToken ct)
    {
        var digest = digests.Next();
        var copy = digest.ToArray();
        var signature = await signer.SignAsync(digest, ct).ConfigureAwait(false);
        if (!digest.AsSpan().SequenceEqual(copy))
        {
            return "the caller's buffer was changed.";
        }

        digest.AsSpan().Clear();
        return StrictEd25519.Verify(signer.PublicKey.Span, copy, signature) ? null : "the signature changed with the caller's buffer.";
    }

    private static async Task<string?> WrongLengthAsync(ISigner signer, CancellationToken ct)
    {
        foreach (var length in new[] { 0, 31, 33, 64 })
        {
            try
            {
                await signer.SignAsync(new byte[length], ct).ConfigureAwait(false);
                return $"{length} bytes were signed; throw ArgumentException.";
            }
            catch (ArgumentException)
            {
                // As it should.
            }
        }

        return null;
    }

    private static async Task<string?> ConcurrentAsync(ISigner signer, SignerConformanceOptions options, DigestSource digests, CancellationToken ct)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Callers, 2);
        var work = Enumerable.Range(0, options.Callers).Select(_ => Enumerable.Range(0, options.SignaturesPerCaller).Select(_ => digests.Next()).ToList()).ToList();
        var results = await Task.WhenAll(work.Select(own => Task.Run(() => SignAllAsync(signer, own, ct), ct))).ConfigureAwait(false);
        return results.All(isSound => isSound) ? null : "some signatures do not verify; calls must not share state.";
    }

    private static async Task<bool> SignAllAsync(ISigner signer, List<byte[]> digests, CancellationToken ct)
    {
        foreach (var digest in digests)
        {
            var signature = await signer.SignAsync(digest, ct).ConfigureAwait(false);
            if (!StrictEd25519.Verify(signer.PublicKey.Span, digest, signature))
            {
                return false;
            }
        }

        return true;
    }

    private static async Task<string?> CancelledAsync(ISigner signer, DigestSource digests)
    {
        try
        {
            await signer.SignAsync(digests.Next(), new CancellationToken(canceled: true)).ConfigureAwait(false);
            return "it signed; honour the token.";
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<string?> BatchAsync(ISigner signer, DigestSource digests, CancellationToken ct)
    {
        if (signer is not IBatchSigner batchSigner)
        {
            return null;
        }

        if (batchSigner.MaxBatchSize < 1)
        {
            return "MaxBatchSize must be at least 1.";
        }

        foreach (var size in new[] { 1, Math.Min(3, batchSigner.MaxBatchSize), Math.Min(64, batchSigner.MaxBatchSize), batchSigner.MaxBatchSize })
        {
            var batch = Enumerable.Range(0, size).Select(_ => digests.Next()).ToList();
            var signatures = await batchSigner.SignBatchAsync([.. batch.Select(digest => (ReadOnlyMemory<byte>)digest)], ct).ConfigureAwait(false);
            if (signatures.Count != size || Enumerable.Range(0, size).Any(i => !StrictEd25519.Verify(signer.PublicKey.Span, batch[i], signatures[i])))
            {
                return $"a batch of {size} came back with wrong, missing or exchanged signatures.";
            }
        }

        return null;
    }

    private static Task<string?> Secrets(ISigner signer, SignerConformanceOptions options)
    {
        string[] texts = [signer.ToString() ?? "", signer.KeyId, signer.Provenance];
        return Answer(options.Secrets.Any(secret => texts.Any(text => text.Contains(secret, StringComparison.Ordinal))) ? "ToString(), KeyId or Provenance holds one." : null);
    }

    private static async Task<string?> UnreachableAsync(Func<CancellationToken, ValueTask<ISigner>> unreachable, SignerConformanceOptions options, DigestSource digests, CancellationToken ct)
    {
        ISigner? signer = null;
        try
        {
            signer = await unreachable(ct).ConfigureAwait(false);
            await signer.SignAsync(digests.Next(), ct).ConfigureAwait(false);
            return "it signed.";
        }
        catch (SignerUnavailableException fault)
        {
            var text = fault.ToString();
            return options.Secrets.Any(secret => text.Contains(secret, StringComparison.Ordinal)) ? "the exception holds a secret." : null;
        }
        finally
        {
            await DisposeAsync(signer).ConfigureAwait(false);
        }
    }

    private static Task<string?> Answer(string? problem) => Task.FromResult(problem);

    private static async ValueTask DisposeAsync(ISigner? signer)
    {
        if (signer is IAsyncDisposable asynchronous)
        {
            await asynchronous.DisposeAsync().ConfigureAwait(false);
            return;
        }

        (signer as IDisposable)?.Dispose();
    }

    /// <summary>Digests that a run can repeat: SHA3-256 over the seed and a counter. Thread-safe.</summary>
    private sealed class DigestSource(int seed)
    {
        private int _count;

        internal byte[] Next()
        {
            Span<byte> input = stackalloc byte[2 * sizeof(int)];
            BitConverter.TryWriteBytes(input, seed);
            BitConverter.TryWriteBytes(input[sizeof(int)..], Interlocked.Increment(ref _count));
            var digest = new byte[DigestSize];
            SHA3_256.HashData(input, digest);
            return digest;
        }
    }
}
