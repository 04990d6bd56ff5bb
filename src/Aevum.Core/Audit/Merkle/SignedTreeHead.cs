using System.Globalization;
using System.Security.Cryptography;
using Aevum.Canonical;
using Aevum.Signing;

namespace Aevum.Audit.Merkle;

/// <summary>
/// A signed statement that a log had a certain size and root at a certain time (docs/formats/tree-head.md). Kept outside the log, it proves later that
/// nothing was cut off or rewritten. Immutable and thread-safe.
/// </summary>
public sealed record SignedTreeHead
{
    private const int Largest = 64 * 1024;

    /// <summary>Names the log. Not blank.</summary>
    public required string LogId { get; init; }

    /// <summary>How many events the tree covers.</summary>
    public required long TreeSize { get; init; }

    /// <summary>The root of the tree, 64 lower-case hexadecimal digits.</summary>
    public required string RootHash { get; init; }

    /// <summary>When it was signed, in Unix milliseconds.</summary>
    public required long Timestamp { get; init; }

    /// <summary><c>sha3-256</c>.</summary>
    public string HashAlg { get; init; } = SigchainFormat.HashAlgorithm;

    /// <summary><c>ed25519</c>.</summary>
    public string KeyScheme { get; init; } = SigchainFormat.Ed25519Scheme;

    /// <summary>Ed25519 signature over the digest of the statement, base64url without padding, 86 characters.</summary>
    public required string Signature { get; init; }

    /// <summary>What stands before the signed JSON: the domain and one zero byte.</summary>
    private static ReadOnlySpan<byte> Domain => "aevum-sth-v1\0"u8;

    /// <summary>Signs a tree head.</summary>
    /// <param name="signer">Signs it.</param>
    /// <param name="logId">Names the log.</param>
    /// <param name="tree">The size and root that are signed.</param>
    /// <param name="time">The clock.</param>
    /// <param name="ct">Cancels the call.</param>
    /// <returns>The signed tree head.</returns>
    /// <exception cref="ArgumentException">An argument is null, or <paramref name="logId"/> is blank.</exception>
    /// <exception cref="CanonicalJsonException"><paramref name="logId"/> holds a lone surrogate.</exception>
    /// <exception cref="SignerUnavailableException">The signer cannot sign.</exception>
    public static async ValueTask<SignedTreeHead> SignAsync(ISigner signer, string logId, TreeRoot tree, TimeProvider time, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(signer);
        ArgumentException.ThrowIfNullOrWhiteSpace(logId);
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(time);
        var head = new SignedTreeHead
        {
            LogId = logId,
            TreeSize = tree.Size,
            RootHash = DigestText.Hex(tree.Span),
            Timestamp = time.GetUtcNow().ToUnixTimeMilliseconds(),
            Signature = string.Empty,
        };
        var digest = head.Digest();
        var signature = await signer.SignAsync(digest, ct).ConfigureAwait(false);
        return StrictEd25519.Verify(signer.PublicKey.Span, digest, signature)
            ? head with { Signature = DigestText.Signature(signature) }
            : throw new SignerUnavailableException("The signer returned a signature that does not hold under its own public key.");
    }

    /// <summary>Tells whether the signature holds.</summary>
    /// <param name="publicKey">The Ed25519 public key of the log, got by a way other than the tree head itself.</param>
    /// <returns>True only when every value is well-formed and the signature holds.</returns>
    public bool Verify(ReadOnlySpan<byte> publicKey)
    {
        Span<byte> signature = stackalloc byte[SigchainFormat.SignatureSize];
        return HashAlg == SigchainFormat.HashAlgorithm
            && KeyScheme == SigchainFormat.Ed25519Scheme
            && TreeSize >= 0
            && Timestamp >= 0
            && DigestText.TryParseHex(RootHash, stackalloc byte[SigchainFormat.DigestSize])
            && Signature is not null
            && DigestText.TryParseSignature(System.Text.Encoding.UTF8.GetBytes(Signature), signature)
            && TryDigest(out var digest)
            && StrictEd25519.Verify(publicKey, digest, signature);
    }

    /// <summary>The signed bytes: <c>aevum-sth-v1</c>, one zero byte, RFC 8785 JSON of the six values, numbers as strings.</summary>
    /// <returns>The bytes; a fresh array.</returns>
    /// <exception cref="CanonicalJsonException">A text holds a lone surrogate.</exception>
    public byte[] Representative()
    {
        var output = new GrowingBuffer(Largest);
        output.Append(Domain);
        output.Append("{\"hash_alg\":"u8);
        JcsText.WriteString(output, HashAlg);
        output.Append(",\"key_scheme\":"u8);
        JcsText.WriteString(output, KeyScheme);
        output.Append(",\"log_id\":"u8);
        JcsText.WriteString(output, LogId);
        output.Append(",\"root_hash\":"u8);
        JcsText.WriteString(output, RootHash);
        output.Append(",\"timestamp\":"u8);
        JcsText.WriteDecimalString(output, Timestamp);
        output.Append(",\"tree_size\":"u8);
        JcsText.WriteDecimalString(output, TreeSize);
        output.Append((byte)'}');
        return output.Written.ToArray();
    }

    /// <summary>The signed message: SHA3-256 of <see cref="Representative"/>.</summary>
    /// <returns>32 bytes; a fresh array.</returns>
    /// <exception cref="CanonicalJsonException">A text holds a lone surrogate.</exception>
    public byte[] Digest() => SHA3_256.HashData(Representative());

    /// <summary>For people: size, root and time.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{LogId}: {TreeSize} events, root {RootHash}");

    private bool TryDigest(out byte[] digest)
    {
        try
        {
            digest = Digest();
            return true;
        }
        catch (CanonicalJsonException)
        {
            digest = [];
            return false;
        }
    }
}
