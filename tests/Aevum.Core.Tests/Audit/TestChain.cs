using System.Text;
using Aevum.Canonical;
using Aevum.Signing;

namespace Aevum.Audit;

/// <summary>Makes signed chains the way the append pipeline does, from a fixed seed and clock.</summary>
internal sealed class TestChain : IDisposable
{
    private readonly InProcessSigner _signer;
    private readonly List<SealedEvent> _events = [];
    private ChainHead _head = ChainHead.Genesis;

    internal TestChain(byte seed = 7, string? keyId = null)
    {
        _signer = new InProcessSigner(Enumerable.Repeat(seed, 32).ToArray());
        KeyId = keyId ?? _signer.KeyId;
    }

    internal string KeyId { get; }

    internal ReadOnlyMemory<byte> PublicKey => _signer.PublicKey;

    internal IReadOnlyList<SealedEvent> Events => _events;

    internal ChainHead Head => _head;

    /// <summary>A chain of some events of varied content.</summary>
    internal static TestChain OfLength(int count, byte seed = 7)
    {
        var chain = new TestChain(seed);
        for (var index = 0; index < count; index++)
        {
            chain.Append(index == 0 ? "session.start" : "app.record", index == 0
                ? """{"capture_surface":{},"key_provenance":"external"}"""
                : $$"""{"n":{{index}},"text":"h\u00e9llo \ud83d\ude00","f":1.0}""");
        }

        return chain;
    }

    internal SealedEvent Append(string type, string payload, Func<SealedEvent, SealedEvent>? shape = null) => Append(_signer, KeyId, type, payload, shape);

    /// <summary>Appends an event that another key signs.</summary>
    internal SealedEvent Append(InProcessSigner signer, string keyId, string type, string payload, Func<SealedEvent, SealedEvent>? shape = null)
    {
        var canonical = PayloadCanonicalizer.Canonicalize(Encoding.UTF8.GetBytes(payload));
        var sequence = _head.Sequence + 1;
        var draft = new SealedEvent
        {
            EventId = $"01a1f7dc-61ad-7{sequence % 4096:x3}-8000-{sequence:x12}",
            EpisodeId = "épisode-1",
            Sequence = sequence,
            EventType = type,
            SchemaVersion = "1.0",
            ValidFrom = "2026-11-20T07:29:37.709887+00:00",
            SystemTime = (117647591191937024 & ~0xFFFF) + (sequence << 16),
            CausationId = _head.AuditId,
            Actor = "agént-日本-\U0001F600",
            Payload = canonical,
            PayloadHash = EventDigest.PayloadHash(canonical),
            PriorHash = _head.Hash,
            Signature = string.Empty,
            SignerKeyId = keyId,
            KeyScheme = "ed25519",
            SigFormatVersion = 1,
            HashAlg = "sha3-256",
        };
        var sealedEvent = Seal(shape is null ? draft : shape(draft), signer);
        _events.Add(sealedEvent);
        _head = new ChainHead(sealedEvent.Sequence, DigestText.Hex(EventDigest.Compute(sealedEvent)), sealedEvent.SystemTime, sealedEvent.AuditId);
        return sealedEvent;
    }

    internal SealedEvent Seal(SealedEvent draft) => Seal(draft, _signer);

    internal async IAsyncEnumerable<SealedEvent> Stream()
    {
        foreach (var sealedEvent in _events)
        {
            await Task.Yield();
            yield return sealedEvent;
        }
    }

    internal byte[] Export() => Export(_events);

    internal static byte[] Export(IEnumerable<SealedEvent> events)
    {
        var text = string.Join(",", events.Select(Json));
        return Encoding.UTF8.GetBytes($"[{text}]");
    }

    internal static string Json(SealedEvent sealedEvent)
    {
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        SealedEventWriter.Write(sealedEvent, output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public void Dispose() => _signer.Dispose();

    private static SealedEvent Seal(SealedEvent draft, InProcessSigner signer)
    {
        var signature = new byte[64];
        signer.Sign(EventDigest.Compute(draft), signature);
        return draft with { Signature = DigestText.Signature(signature) };
    }
}
