using System.Runtime.CompilerServices;
using System.Text;
using Aevum.Audit.Verification;
using Aevum.Canonical;

namespace Aevum.Audit;

/// <summary>
/// Reads the events of an export, one at a time, in memory that does not depend on its length. It checks the form alone; whether the chain holds is for
/// <see cref="ChainVerifier"/> to say. Thread-safe.
/// </summary>
public static class ChainImport
{
    /// <summary>Reads a JSON array of events, or JSON lines.</summary>
    /// <param name="export">The bytes; left open.</param>
    /// <param name="ct">Cancels the reading.</param>
    /// <returns>The events, with canonical payloads.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="export"/> is null.</exception>
    /// <exception cref="FormatException">Thrown while reading: an entry is not an event; the message says which and why.</exception>
    /// <exception cref="IOException">Thrown while reading: the stream cannot be read.</exception>
    public static IAsyncEnumerable<SealedEvent> ReadAsync(Stream export, CancellationToken ct = default)
    {
        ArgumentNullException.ThrowIfNull(export);
        return ReadEntriesAsync(new EntrySplitter(export), ct);
    }

    private static async IAsyncEnumerable<SealedEvent> ReadEntriesAsync(EntrySplitter splitter, [EnumeratorCancellation] CancellationToken ct)
    {
        var batch = new EntryBatch();
        var entry = new EntryText();
        var index = 0L;
        var hasMore = true;
        while (hasMore)
        {
            batch.Clear();
            hasMore = await splitter.FillAsync(batch, ct).ConfigureAwait(false);
            for (var place = 0; place < batch.Count; place++)
            {
                yield return Read(batch.Entry(place), entry, index);
                index++;
            }
        }

        if (splitter.Fault is { } fault)
        {
            throw Malformed(index, fault);
        }
    }

    private static SealedEvent Read(ReadOnlyMemory<byte> json, EntryText entry, long index)
    {
        if (EntryReader.Read(json, entry) is { } fault)
        {
            throw Malformed(index, fault);
        }

        try
        {
            return Build(entry);
        }
        catch (CanonicalJsonException refused)
        {
            throw new FormatException($"Entry {index}: the payload has no canonical form. {refused.Message}", refused);
        }
    }

    private static SealedEvent Build(EntryText entry) => new()
    {
        EventId = Text(entry, EventField.EventId),
        EpisodeId = Text(entry, EventField.EpisodeId),
        Sequence = entry.Sequence,
        EventType = Text(entry, EventField.EventType),
        SchemaVersion = Text(entry, EventField.SchemaVersion),
        ValidFrom = Text(entry, EventField.ValidFrom),
        ValidTo = TextOrNull(entry, EventField.ValidTo),
        SystemTime = entry.SystemTime,
        CausationId = TextOrNull(entry, EventField.CausationId),
        CorrelationId = TextOrNull(entry, EventField.CorrelationId),
        Actor = Text(entry, EventField.Actor),
        TraceId = TextOrNull(entry, EventField.TraceId),
        SpanId = TextOrNull(entry, EventField.SpanId),
        Payload = PayloadCanonicalizer.Canonicalize(entry.Payload),
        PayloadHash = Text(entry, EventField.PayloadHash),
        PriorHash = Text(entry, EventField.PriorHash),
        Signature = Text(entry, EventField.Signature),
        SignerKeyId = Text(entry, EventField.SignerKeyId),
        MlDsa65Signature = TextOrNull(entry, EventField.MlDsa65Signature),
        MlDsa65PublicKey = TextOrNull(entry, EventField.MlDsa65PublicKey),
        TsaUrl = TextOrNull(entry, EventField.TsaUrl),
        TsaToken = TextOrNull(entry, EventField.TsaToken),
        KeyScheme = Text(entry, EventField.KeyScheme),
        SigFormatVersion = entry.SigFormatVersion,
        HashAlg = Text(entry, EventField.HashAlg),
        PrincipalBinding = TextOrNull(entry, EventField.PrincipalBinding),
        PrincipalCommitment = TextOrNull(entry, EventField.PrincipalCommitment),
        PrincipalCommitmentKeyId = TextOrNull(entry, EventField.PrincipalCommitmentKeyId),
    };

    private static string Text(EntryText entry, EventField field) => Encoding.UTF8.GetString(entry.Text(field));

    private static string? TextOrNull(EntryText entry, EventField field) => entry.IsNull(field) ? null : Text(entry, field);

    private static FormatException Malformed(long index, EntryFault fault) => new($"Entry {index}: {fault.Reason}.");
}
