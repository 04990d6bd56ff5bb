using System.Globalization;
using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Testing;

/// <summary>Entries that continue a chain, for stores, which keep what they are given and verify nothing. Deterministic.</summary>
public static class SampleEvents
{
    /// <summary>An entry without effects after <paramref name="head"/>.</summary>
    public static StoreEntry After(ChainHead head, int salt = 0)
    {
        ArgumentNullException.ThrowIfNull(head);
        var sequence = head.Sequence + 1;
        var digest = new byte[32];
        BitConverter.TryWriteBytes(digest, sequence);
        digest[31] = (byte)salt;
        return new StoreEntry { Event = Event(sequence, head.Hash, salt), Digest = digest };
    }

    /// <summary>An ingest of one subject's data after <paramref name="head"/>.</summary>
    public static StoreEntry Ingest(ChainHead head, string subjectId, string json = """{"n":1}""")
    {
        var entry = After(head);
        var provenance = new Provenance { SourceId = "crm", Classification = Classification.Confidential, ModelId = "model-7", ChainOfCustody = ["clinic", "Käthe \U0001F600"] };
        return entry with { Record = new GraphRecord(entry.Event.EventId, subjectId, "billing-inquiry", System.Text.Encoding.UTF8.GetBytes(json), provenance) };
    }

    /// <summary>The head after an entry.</summary>
    public static ChainHead Head(StoreEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new ChainHead(entry.Event.Sequence, Convert.ToHexStringLower(entry.Digest.Span), entry.Event.SystemTime, entry.Event.AuditId);
    }

    /// <summary>A chain of <paramref name="count"/> entries after <paramref name="head"/>.</summary>
    public static IReadOnlyList<StoreEntry> Chain(ChainHead head, int count)
    {
        var entries = new List<StoreEntry>(count);
        for (var index = 0; index < count; index++)
        {
            var entry = After(head);
            entries.Add(entry);
            head = Head(entry);
        }

        return entries;
    }

    /// <summary>A grant whose every field is set, with text that is easily mangled.</summary>
    public static ConsentGrant Grant(string grantId) => new()
    {
        GrantId = grantId,
        SubjectId = "person-ıİ-Å",
        GranteeId = "agent",
        Purpose = "billing-inquiry",
        Operations = ConsentOperations.Ingest | ConsentOperations.Export,
        ClassificationMax = Classification.Restricted,
        GrantedAt = new DateTimeOffset(2026, 1, 2, 3, 4, 5, 678, TimeSpan.FromHours(2)).AddTicks(9),
        ExpiresAt = new DateTimeOffset(2027, 1, 2, 3, 4, 5, TimeSpan.Zero),
        AuthorizationRef = "form 7",
    };

    /// <summary>A proposal whose every field is set.</summary>
    public static ReviewProposal Proposal() => new()
    {
        Proposer = "agent",
        Action = "Refund",
        Reason = "overcharged",
        Details = System.Text.Json.JsonElement.Parse("""{"amount":12}"""),
        Deadline = new DateTimeOffset(2026, 11, 21, 0, 0, 0, TimeSpan.Zero),
        EpisodeId = "episode-1",
        CorrelationId = "correlation-1",
    };

    /// <summary>The same UUID for the same sequence and salt.</summary>
    public static string EventId(long sequence, int salt = 0) =>
        string.Create(CultureInfo.InvariantCulture, $"0198f000-0000-7000-80{salt & 0xFF:x2}-{sequence:x12}");

    private static SealedEvent Event(long sequence, string priorHash, int salt) => new()
    {
        EventId = EventId(sequence, salt),
        EpisodeId = "0198f000-0000-7000-9000-000000000001",
        Sequence = sequence,
        EventType = "app.sample",
        SchemaVersion = "1.0",
        ValidFrom = "2026-11-20T09:00:00.123456+00:00",
        SystemTime = 117_000_000_000_000_000 + sequence,
        CausationId = sequence == 1 ? null : SealedEvent.AuditIdPrefix + EventId(sequence - 1, salt),
        CorrelationId = "zażółć-\U0001F680",
        Actor = "agent",
        TraceId = "4bf92f3577b34da6a3ce929d0e0e4736",
        SpanId = "00f067aa0ba902b7",
        Payload = """{"a":"\u00e9","n":1}"""u8.ToArray(),
        PayloadHash = "0f3c1b5a6f0e4d2c9b8a7f6e5d4c3b2a19181716151413121110090807060504",
        PriorHash = priorHash,
        Signature = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-Pw",
        SignerKeyId = "key-1",
        KeyScheme = "ed25519",
        SigFormatVersion = 1,
        HashAlg = "sha3-256",
    };
}
