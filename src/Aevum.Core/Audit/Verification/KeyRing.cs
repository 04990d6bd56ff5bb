namespace Aevum.Audit.Verification;

/// <summary>
/// The public keys that the auditor trusts. An event is checked against the keys pinned for its <c>signer_key_id</c>; when there are none, against those
/// pinned without an id. Immutable and thread-safe.
/// </summary>
public sealed class KeyRing
{
    private readonly PinnedKey[] _keys;

    /// <summary>Makes a ring.</summary>
    /// <param name="keys">The keys; may be empty, and then nothing signed verifies unless announced keys are trusted.</param>
    /// <exception cref="ArgumentNullException">The list or an item is null.</exception>
    public KeyRing(IEnumerable<PinnedKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        _keys = [.. keys];
        foreach (var key in _keys)
        {
            ArgumentNullException.ThrowIfNull(key, nameof(keys));
        }
    }

    /// <summary>The ring without a key.</summary>
    public static KeyRing Empty { get; } = new([]);

    /// <summary>The keys, in the order given.</summary>
    public IReadOnlyList<PinnedKey> Keys => Array.AsReadOnly(_keys);

    /// <summary>Makes a ring of one key for every <c>signer_key_id</c>.</summary>
    /// <param name="publicKey">The Ed25519 public key, 32 bytes; copied.</param>
    /// <returns>The ring.</returns>
    /// <exception cref="ArgumentException">The key has the wrong length, is not canonical or of small order.</exception>
    public static KeyRing Of(ReadOnlySpan<byte> publicKey) => new([new PinnedKey(publicKey)]);
}
