using Aevum.Audit;
using Aevum.Testing;

namespace Aevum.Storage.Sqlite.Tests;

/// <summary>A text of a fixed form is stored as what it means only when exactly this text comes back.</summary>
public sealed class StoredFormTests : IDisposable
{
    private const string Signature = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-Pw";
    private readonly TemporaryDirectory _directory = new();

    private string Path => _directory.File("ledger.db");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("event_id", "0198f000-0000-7000-8000-00000000000a", "blob")]
    [InlineData("event_id", "0198F000-0000-7000-8000-00000000000a", "text")]
    [InlineData("event_id", "0198f00000007000800000000000000a", "text")]
    [InlineData("event_id", " 0198f000-0000-7000-8000-00000000000a", "text")]
    [InlineData("event_id", "{198f000-0000-7000-8000-00000000000a}", "text")]
    [InlineData("event_id", "+198f000-0000-7000-8000-00000000000a", "text")]
    [InlineData("event_id", "", "text")]
    [InlineData("episode_id", "episode", "text")]
    [InlineData("episode_id", "ffffffff-ffff-ffff-ffff-ffffffffffff", "blob")]
    [InlineData("causation_id", "urn:aevum:audit:0198f000-0000-7000-8000-00000000000a", "blob")]
    [InlineData("causation_id", "0198f000-0000-7000-8000-00000000000a", "text")]
    [InlineData("causation_id", "URN:aevum:audit:0198f000-0000-7000-8000-00000000000a", "text")]
    [InlineData("causation_id", null, "null")]
    [InlineData("trace_id", "4bf92f3577b34da6a3ce929d0e0e4736", "blob")]
    [InlineData("trace_id", "4BF92f3577b34da6a3ce929d0e0e4736", "text")]
    [InlineData("trace_id", "4bf92f3577b34da6a3ce929d0e0e473g", "text")]
    [InlineData("trace_id", null, "null")]
    [InlineData("span_id", "00f067aa0ba902b7", "blob")]
    [InlineData("span_id", "00f067aa0ba902b", "text")]
    [InlineData("signature", Signature, "blob")]
    [InlineData("signature", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0-Px", "text")]
    [InlineData("signature", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw", "text")]
    [InlineData("signature", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0 Pw", "text")]
    [InlineData("signature", Signature + "==", "text")]
    [InlineData("valid_from", "2026-11-20T09:00:00.123456+00:00", "integer")]
    [InlineData("valid_from", "2026-11-20T09:00:00+00:00", "integer")]
    [InlineData("valid_from", "1969-12-31T23:59:59.999999+00:00", "integer")]
    [InlineData("valid_from", "0001-01-01T00:00:00+00:00", "integer")]
    [InlineData("valid_from", "9999-12-31T23:59:59.999999+00:00", "integer")]
    [InlineData("valid_from", "2026-11-20T09:00:00.000000+00:00", "text")]
    [InlineData("valid_from", "2026-11-20T09:00:00.123+00:00", "text")]
    [InlineData("valid_from", "2026-11-20T09:00:00Z", "text")]
    [InlineData("valid_from", "2026-11-20T10:00:00+01:00", "text")]
    [InlineData("valid_from", "1795186789126777", "text")]
    [InlineData("valid_to", "2026-11-20T09:00:00.123456+00:00", "integer")]
    [InlineData("valid_to", "soon", "text")]
    [InlineData("valid_to", null, "null")]
    public async Task Exactly_this_text_comes_back(string column, string? text, string type)
    {
        await using var store = new SqliteStore(Path);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        var plain = SampleEvents.After(head);
        var entry = plain with { Event = With(plain.Event, column, text) };

        await store.CommitAsync(head, [entry], SampleEvents.Head(entry), Ct);

        var found = await store.FindEventAsync(entry.Event.EventId, Ct);
        Assert.Equal(text, Field(found!, column));
        Assert.Equal([type], RawFile.ReadColumn(Path, $"SELECT typeof({column}) FROM aevum_ledger"));
    }

    [Theory]
    [InlineData("payload_hash")]
    [InlineData("prior_hash")]
    public async Task A_digest_in_another_spelling_is_kept_in_it(string column)
    {
        await using var store = new SqliteStore(Path);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        var plain = SampleEvents.After(head);
        var upper = new string('A', 64);
        var entry = plain with { Event = column == "payload_hash" ? plain.Event with { PayloadHash = upper } : plain.Event with { PriorHash = upper } };

        await store.CommitAsync(head, [entry], SampleEvents.Head(entry), Ct);

        var found = await store.FindEventAsync(entry.Event.EventId, Ct);
        Assert.Equal(upper, column == "payload_hash" ? found!.PayloadHash : found!.PriorHash);
    }

    [Fact]
    public async Task What_events_share_is_stored_once_and_each_event_keeps_its_own()
    {
        await using var store = new SqliteStore(Path);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        var entries = SampleEvents.Chain(head, 6).Select((entry, index) => entry with
        {
            Event = (index % 3) switch
            {
                0 => entry.Event,
                1 => entry.Event with { SignerKeyId = "key-2" },
                _ => entry.Event with { SigFormatVersion = 2, KeyScheme = "ed25519+ml-dsa-65", HashAlg = "sha-256", SchemaVersion = "2.0" },
            },
        }).ToArray();

        await store.CommitAsync(head, entries[..4], SampleEvents.Head(entries[3]), Ct);
        await store.CommitAsync(SampleEvents.Head(entries[3]), entries[4..], SampleEvents.Head(entries[5]), Ct);

        foreach (var entry in entries)
        {
            var found = await store.FindEventAsync(entry.Event.EventId, Ct);
            Assert.Equal(entry.Event with { Payload = default }, found! with { Payload = default });
        }

        Assert.Equal(3, RawFile.ReadNumber(Path, "SELECT COUNT(*) FROM aevum_forms"));
    }

    [Fact]
    public async Task A_form_of_a_batch_that_was_refused_is_not_used_by_the_next()
    {
        await using var store = new SqliteStore(Path);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        var plain = SampleEvents.After(head);
        var refused = plain with { Event = plain.Event with { SignerKeyId = "never" }, Digest = new byte[31] };

        await Assert.ThrowsAsync<BarrierViolationException>(async () => await store.CommitAsync(head, [refused], SampleEvents.Head(refused), Ct));
        await store.CommitAsync(head, [plain], SampleEvents.Head(plain), Ct);

        Assert.Equal(["key-1"], RawFile.ReadColumn(Path, "SELECT signer_key_id FROM aevum_forms"));
        Assert.Equal("key-1", (await store.FindEventAsync(plain.Event.EventId, Ct))!.SignerKeyId);
    }

    [Fact]
    public async Task The_views_show_ids_digests_and_times_as_the_export_does()
    {
        await using var store = new SqliteStore(Path);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        var first = SampleEvents.After(head);
        var entry = SampleEvents.Ingest(SampleEvents.Head(first), "person");
        await store.CommitAsync(head, [first, entry], SampleEvents.Head(entry), Ct);
        var (e, record) = (entry.Event, entry.Record!);

        var shown = RawFile.ReadColumn(
            Path,
            "SELECT event_id || ' ' || episode_id || ' ' || valid_from || ' ' || causation_id || ' ' || trace_id || ' ' || span_id || ' ' || payload_hash || ' ' || prior_hash || ' ' || payload "
            + "|| ' ' || signer_key_id || ' ' || hash_alg || ' ' || digest FROM aevum_events WHERE sequence = 2");
        var data = RawFile.ReadColumn(Path, "SELECT event_id || ' ' || subject_id || ' ' || data FROM aevum_data");

        Assert.Equal(
            [$"{e.EventId} {e.EpisodeId} {e.ValidFrom} {e.CausationId} {e.TraceId} {e.SpanId} {e.PayloadHash} {e.PriorHash} {System.Text.Encoding.UTF8.GetString(e.Payload.Span)} {e.SignerKeyId} {e.HashAlg} {SampleEvents.Head(entry).Hash}"],
            shown);
        Assert.Equal([$"{record.EventId} person " + """{"n":1}"""], data);
    }

    private static SealedEvent With(SealedEvent plain, string column, string? text) => column switch
    {
        "event_id" => plain with { EventId = text! },
        "episode_id" => plain with { EpisodeId = text! },
        "causation_id" => plain with { CausationId = text },
        "trace_id" => plain with { TraceId = text },
        "span_id" => plain with { SpanId = text },
        "signature" => plain with { Signature = text! },
        "valid_from" => plain with { ValidFrom = text! },
        _ => plain with { ValidTo = text },
    };

    private static string? Field(SealedEvent found, string column) => column switch
    {
        "event_id" => found.EventId,
        "episode_id" => found.EpisodeId,
        "causation_id" => found.CausationId,
        "trace_id" => found.TraceId,
        "span_id" => found.SpanId,
        "signature" => found.Signature,
        "valid_from" => found.ValidFrom,
        _ => found.ValidTo,
    };
}
