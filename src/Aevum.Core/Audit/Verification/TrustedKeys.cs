using System.Collections.Concurrent;
using System.Text;
using Aevum.Signing;

namespace Aevum.Audit.Verification;

/// <summary>The keys of one verification: the pinned ones, and those learned from the chain when asked. Thread-safe.</summary>
internal sealed class TrustedKeys : IDisposable
{
    private const int MostAnnounced = 100_000;
    private static readonly TrustedKey[] None = [];
    private readonly Ed25519Backend _backend;
    private readonly TrustedKey[] _forAnyId;
    private readonly Dictionary<string, TrustedKey[]> _byId;
    private readonly ConcurrentDictionary<string, TrustedKey[]> _announced = new(StringComparer.Ordinal);
    private readonly bool _trustAnnounced;

    internal TrustedKeys(KeyRing ring, Ed25519Backend backend, bool trustAnnounced)
    {
        _backend = backend;
        _trustAnnounced = trustAnnounced;
        _forAnyId = [.. ring.Keys.Where(key => key.SignerKeyId is null).Select(Import)];
        _byId = ring.Keys.Where(key => key.SignerKeyId is not null)
            .GroupBy(key => key.SignerKeyId!, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Select(Import).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>How many keys were learned from the chain.</summary>
    internal int AnnouncedCount => _announced.Count;

    /// <summary>The keys to try for a <c>signer_key_id</c>.</summary>
    internal TrustedKey[] For(ReadOnlySpan<byte> keyId) => For(Encoding.UTF8.GetString(keyId));

    /// <summary>True when a signature that no key verifies yet may still hold under a key that an earlier event announces.</summary>
    internal bool MayBeAnnounced(ReadOnlySpan<byte> keyId) => _trustAnnounced && !_byId.ContainsKey(Encoding.UTF8.GetString(keyId));

    /// <summary>Learns a key for one <c>signer_key_id</c>. The first announcement counts; a pinned id is never announced over.</summary>
    internal void Learn(string keyId, byte[] publicKey)
    {
        if (!_trustAnnounced || _byId.ContainsKey(keyId) || _announced.ContainsKey(keyId) || _announced.Count >= MostAnnounced)
        {
            return;
        }

        _announced[keyId] = [new TrustedKey(_backend.ImportPublicKey(publicKey), default, IsAnnounced: true)];
    }

    public void Dispose()
    {
        foreach (var trusted in _forAnyId.Concat(_byId.Values.SelectMany(keys => keys)).Concat(_announced.Values.SelectMany(keys => keys)))
        {
            trusted.Key.Dispose();
        }
    }

    private TrustedKey[] For(string keyId)
    {
        if (_byId.TryGetValue(keyId, out var pinned))
        {
            return pinned;
        }

        var announced = _announced.GetValueOrDefault(keyId, None);
        return announced.Length == 0 ? _forAnyId : [.. _forAnyId, .. announced];
    }

    private TrustedKey Import(PinnedKey pinned) => new(_backend.ImportPublicKey(pinned.PublicKey.Span), pinned.MlDsa65PublicKey, IsAnnounced: false);
}
