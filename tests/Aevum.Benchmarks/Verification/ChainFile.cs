using System.Globalization;
using System.Text;
using Aevum.Audit;
using Aevum.Signing;

namespace Aevum.Benchmarks.Verification;

/// <summary>Writes a sound chain of any length as JSON lines, in constant memory, to measure what a verifier needs for a long one.</summary>
internal static class ChainFile
{
    internal static async Task<int> WriteAsync(string path, string length)
    {
        if (!long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var events) || events == 0)
        {
            await Console.Error.WriteLineAsync("usage: chain FILE EVENTS, for example: chain /tmp/chain.jsonl 2000000");
            return 2;
        }

        using var signer = new InProcessSigner();
        await using var file = File.Create(path);
        await ChainExport.WriteLinesAsync(Events(signer, events), file);
        Console.WriteLine(Convert.ToHexStringLower(signer.PublicKey.Span));
        return 0;
    }

    private static async IAsyncEnumerable<SealedEvent> Events(InProcessSigner signer, long count)
    {
        await Task.CompletedTask;
        var ids = new EventIdSource(TimeProvider.System);
        var clock = new HybridClock(TimeProvider.System, 0);
        var priorHash = SigchainFormat.GenesisHash;
        for (var sequence = 1L; sequence <= count; sequence++)
        {
            var unsigned = Unsigned(sequence, priorHash, signer.KeyId, ids, clock);
            var digest = EventDigest.Compute(unsigned);
            var signature = new byte[SigchainFormat.SignatureSize];
            signer.Sign(digest, signature);
            yield return unsigned with { Signature = DigestText.Signature(signature) };
            priorHash = DigestText.Hex(digest);
        }
    }

    private static SealedEvent Unsigned(long sequence, string priorHash, string keyId, EventIdSource ids, HybridClock clock)
    {
        var payload = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $$"""{"note":"one of many events","number":{{sequence}},"subject_id":"person-{{sequence % 1000}}"}"""));
        return new SealedEvent
        {
            EventId = ids.Next(),
            EpisodeId = ids.Next(),
            Sequence = sequence,
            EventType = "app.measured",
            SchemaVersion = SigchainFormat.SchemaVersion,
            ValidFrom = TimestampText.Format(DateTimeOffset.UtcNow),
            SystemTime = clock.Next(),
            Actor = "agent",
            Payload = payload,
            PayloadHash = EventDigest.PayloadHash(payload),
            PriorHash = priorHash,
            Signature = string.Empty,
            SignerKeyId = keyId,
            KeyScheme = SigchainFormat.Ed25519Scheme,
            SigFormatVersion = SigchainFormat.Version1,
            HashAlg = SigchainFormat.HashAlgorithm,
        };
    }
}
