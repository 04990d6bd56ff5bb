using System.Security.Cryptography;
using System.Text;
using Aevum.Canonical;

namespace Aevum.Audit.Verification;

/// <summary>
/// Checks entries on their own: values, payload hash, digest, signature. All of it is independent of other entries, so many threads do it, each
/// with a checker of its own. Not thread-safe.
/// </summary>
internal sealed class EntryChecker(TrustedKeys keys, bool isStrict)
{
    private readonly EntryText _entry = new();
    private readonly PayloadWriter _payload = new();
    private readonly GrowingBuffer _representative = new(EntryText.LargestEntry);
    private readonly byte[] _signature = new byte[SigchainFormat.SignatureSize];
    private byte[] _lastKeyId = [];
    private TrustedKey? _lastKey;

    internal void Check(ReadOnlyMemory<byte> json, EntryCheck check)
    {
        check.Clear();
        check.Early = EntryReader.Read(json, _entry);
        CheckRead(check);
    }

    internal void Check(SealedEvent sealedEvent, EntryCheck check)
    {
        check.Clear();
        check.Early = EntryReader.Read(sealedEvent, _entry);
        CheckRead(check);
    }

    private void CheckRead(EntryCheck check)
    {
        check.Early ??= EntryValues.Check(_entry, check, _signature, isStrict);
        if (check.Early is null)
        {
            check.Late = CheckPayload(check) ?? CheckSignature(check);
        }
    }

    private EntryFault? CheckPayload(EntryCheck check)
    {
        ReadOnlySpan<byte> canonical;
        try
        {
            canonical = _payload.Canonicalize(_entry.Payload, PayloadSyntax.Strict);
        }
        catch (CanonicalJsonException fault)
        {
            return new EntryFault(ChainFault.Payload, $"the payload cannot be hashed. {fault.Message}");
        }

        Span<byte> stated = stackalloc byte[SigchainFormat.DigestSize];
        Span<byte> actual = stackalloc byte[SigchainFormat.DigestSize];
        Sha3.Hash(canonical, actual);
        if (!DigestText.TryParseHex(_entry.Text(EventField.PayloadHash), stated) || !stated.SequenceEqual(actual))
        {
            return new EntryFault(ChainFault.PayloadHash, "payload_hash is not the hash of the payload");
        }

        var isSession = _entry.Text(EventField.EventType).SequenceEqual("session.start"u8);
        if (isSession || _entry.Text(EventField.EventType).SequenceEqual("key.rotated"u8))
        {
            check.Announcement = Announcement.Read(isSession, canonical);
        }

        return null;
    }

    private EntryFault? CheckSignature(EntryCheck check)
    {
        _representative.Reset();
        EventRepresentative.Write(_entry, _representative);
        Sha3.Hash(_representative.Written, check.Digest);

        var keyId = _entry.Text(EventField.SignerKeyId);
        var signer = FindSigner(keyId, check.Digest);
        if (signer is null && keys.MayBeAnnounced(keyId))
        {
            check.Deferred = new DeferredSignature(keyId.ToArray(), [.. _signature]);
        }
        else if (signer is null)
        {
            return new EntryFault(ChainFault.Signature, "the signature does not hold under a pinned key: the event was altered, or signed with another key");
        }

        return check.IsHybrid ? CheckMlDsa(check, signer?.MlDsa65PublicKey ?? default) : null;
    }

    private TrustedKey? FindSigner(ReadOnlySpan<byte> keyId, ReadOnlySpan<byte> digest)
    {
        // Nearly always the key of the entry before: no look-up, no allocation.
        if (_lastKey is not null && keyId.SequenceEqual(_lastKeyId) && _lastKey.Key.Verify(digest, _signature))
        {
            return _lastKey;
        }

        foreach (var trusted in keys.For(keyId))
        {
            if (trusted.Key.Verify(digest, _signature))
            {
                _lastKey = trusted;
                _lastKeyId = keyId.ToArray();
                return trusted;
            }
        }

        return null;
    }

    private EntryFault? CheckMlDsa(EntryCheck check, ReadOnlyMemory<byte> pinned)
    {
        if (pinned.IsEmpty)
        {
            var keyHash = Convert.ToHexString(SHA3_256.HashData(_entry.Text(EventField.MlDsa65PublicKey)));
            check.MlDsaKeyUse = new MlDsaKeyUse(Encoding.UTF8.GetString(_entry.Text(EventField.SignerKeyId)), keyHash);
        }

        return MlDsaCheck.Verify(_entry, _representative.Written, pinned);
    }
}
