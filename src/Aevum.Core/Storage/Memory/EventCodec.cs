using Aevum.Audit;

namespace Aevum.Storage.Memory;

/// <summary>
/// One sealed event as one run of bytes. A million events as objects would be ten million small strings for the garbage collector to
/// visit; as bytes they are a few hundred arrays.
/// </summary>
internal static class EventCodec
{
    private const int FixedBytes = 32;

    /// <summary>Two digests and a signature, each with its tag.</summary>
    private const int DigestBytes = 3 + (2 * SigchainFormat.DigestSize) + SigchainFormat.SignatureSize;

    internal static int BoundOf(SealedEvent sealedEvent) =>
        FixedBytes
        + CompactWriter.BoundOf(sealedEvent.EventId) + CompactWriter.BoundOf(sealedEvent.EpisodeId) + CompactWriter.BoundOf(sealedEvent.EventType)
        + CompactWriter.BoundOf(sealedEvent.SchemaVersion) + CompactWriter.BoundOf(sealedEvent.ValidFrom) + CompactWriter.BoundOf(sealedEvent.ValidTo)
        + CompactWriter.BoundOf(sealedEvent.CausationId) + CompactWriter.BoundOf(sealedEvent.CorrelationId) + CompactWriter.BoundOf(sealedEvent.Actor)
        + CompactWriter.BoundOf(sealedEvent.TraceId) + CompactWriter.BoundOf(sealedEvent.SpanId) + CompactWriter.BoundOf(sealedEvent.Payload)
        + BoundOfDigests(sealedEvent)
        + CompactWriter.BoundOf(sealedEvent.SignerKeyId) + CompactWriter.BoundOf(sealedEvent.MlDsa65Signature) + CompactWriter.BoundOf(sealedEvent.MlDsa65PublicKey)
        + CompactWriter.BoundOf(sealedEvent.TsaUrl) + CompactWriter.BoundOf(sealedEvent.TsaToken) + CompactWriter.BoundOf(sealedEvent.KeyScheme)
        + CompactWriter.BoundOf(sealedEvent.HashAlg) + CompactWriter.BoundOf(sealedEvent.PrincipalBinding)
        + CompactWriter.BoundOf(sealedEvent.PrincipalCommitment) + CompactWriter.BoundOf(sealedEvent.PrincipalCommitmentKeyId);

    internal static void Write(ref CompactWriter writer, SealedEvent sealedEvent)
    {
        writer.Int64(sealedEvent.Sequence);
        writer.Int64(sealedEvent.SystemTime);
        writer.Byte((byte)sealedEvent.SigFormatVersion);
        writer.Unique(sealedEvent.EventId);
        writer.Unique(sealedEvent.EpisodeId);
        writer.Shared(sealedEvent.EventType);
        writer.Shared(sealedEvent.SchemaVersion);
        writer.Unique(sealedEvent.ValidFrom);
        writer.Unique(sealedEvent.ValidTo);
        writer.Unique(sealedEvent.CausationId);
        writer.Unique(sealedEvent.CorrelationId);
        writer.Shared(sealedEvent.Actor);
        writer.Unique(sealedEvent.TraceId);
        writer.Unique(sealedEvent.SpanId);
        writer.Blob(sealedEvent.Payload.Span);
        WriteDigests(ref writer, sealedEvent);
        writer.Shared(sealedEvent.SignerKeyId);
        writer.Unique(sealedEvent.MlDsa65Signature);
        writer.Shared(sealedEvent.MlDsa65PublicKey);
        writer.Shared(sealedEvent.TsaUrl);
        writer.Unique(sealedEvent.TsaToken);
        writer.Shared(sealedEvent.KeyScheme);
        writer.Shared(sealedEvent.HashAlg);
        writer.Unique(sealedEvent.PrincipalBinding);
        writer.Unique(sealedEvent.PrincipalCommitment);
        writer.Shared(sealedEvent.PrincipalCommitmentKeyId);
    }

    private static bool HasBytes(SealedEvent sealedEvent) => !sealedEvent.PayloadDigest.IsEmpty && !sealedEvent.PriorDigest.IsEmpty && !sealedEvent.SignatureBytes.IsEmpty;

    private static int BoundOfDigests(SealedEvent sealedEvent) => HasBytes(sealedEvent)
        ? DigestBytes
        : CompactWriter.BoundOf(sealedEvent.PayloadHash) + CompactWriter.BoundOf(sealedEvent.PriorHash) + CompactWriter.BoundOf(sealedEvent.Signature);

    private static void WriteDigests(ref CompactWriter writer, SealedEvent sealedEvent)
    {
        if (HasBytes(sealedEvent))
        {
            writer.Tagged(TextTag.Hash, sealedEvent.PayloadDigest);
            writer.Tagged(TextTag.Hash, sealedEvent.PriorDigest);
            writer.Tagged(TextTag.Signature, sealedEvent.SignatureBytes);
            return;
        }

        writer.Unique(sealedEvent.PayloadHash);
        writer.Unique(sealedEvent.PriorHash);
        writer.Unique(sealedEvent.Signature);
    }

    internal static SealedEvent Read(CompactReader reader)
    {
        // The initialiser runs in the order written here, which is the order of Write.
        return new SealedEvent
        {
            Sequence = reader.Int64(),
            SystemTime = reader.Int64(),
            SigFormatVersion = reader.Byte(),
            EventId = reader.Text(),
            EpisodeId = reader.Text(),
            EventType = reader.Text(),
            SchemaVersion = reader.Text(),
            ValidFrom = reader.Text(),
            ValidTo = reader.TextOrNull(),
            CausationId = reader.TextOrNull(),
            CorrelationId = reader.TextOrNull(),
            Actor = reader.Text(),
            TraceId = reader.TextOrNull(),
            SpanId = reader.TextOrNull(),
            Payload = reader.Blob(),
            PayloadHash = reader.Text(),
            PriorHash = reader.Text(),
            Signature = reader.Text(),
            SignerKeyId = reader.Text(),
            MlDsa65Signature = reader.TextOrNull(),
            MlDsa65PublicKey = reader.TextOrNull(),
            TsaUrl = reader.TextOrNull(),
            TsaToken = reader.TextOrNull(),
            KeyScheme = reader.Text(),
            HashAlg = reader.Text(),
            PrincipalBinding = reader.TextOrNull(),
            PrincipalCommitment = reader.TextOrNull(),
            PrincipalCommitmentKeyId = reader.TextOrNull(),
        };
    }
}
