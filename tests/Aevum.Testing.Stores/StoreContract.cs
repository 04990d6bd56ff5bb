using Aevum.Audit;
using Aevum.Storage;

namespace Aevum.Testing;

/// <summary>
/// What every store owes its engine. One sealed subclass for each store. <see cref="Create"/> gives a store that nobody opened, and
/// <see cref="Reopen"/> the same stored content after a restart.
/// </summary>
public abstract class StoreContract : IAsyncLifetime
{
    private readonly List<IAevumStore> _opened = [];

    protected static CancellationToken Ct => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var store in _opened)
        {
            await store.DisposeAsync();
        }
    }

    /// <summary>An empty store that nobody opened.</summary>
    protected abstract IAevumStore Create();

    /// <summary>A closed store's content again, not yet opened.</summary>
    protected abstract IAevumStore Reopen(IAevumStore closed);

    [Fact]
    public async Task An_empty_store_opens_at_genesis()
    {
        var store = Track(Create());

        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);

        Assert.Equal(ChainHead.Genesis, head);
        Assert.Empty(await Events(store));
    }

    [Fact]
    public async Task An_event_comes_back_as_it_went_in()
    {
        var store = await Open();
        var entry = SampleEvents.After(ChainHead.Genesis);

        await Commit(store, ChainHead.Genesis, entry);

        Same(entry.Event, Assert.Single(await Events(store)));
        Same(entry.Event, (await store.FindEventAsync(entry.Event.EventId, Ct))!);
    }

    [Fact]
    public async Task An_event_with_every_optional_field_comes_back_as_it_went_in()
    {
        var store = await Open();
        var plain = SampleEvents.After(ChainHead.Genesis);
        var entry = plain with
        {
            Event = plain.Event with
            {
                EpisodeId = "an episode of the caller's own",
                ValidTo = "2027-11-20T09:00:00+00:00",
                MlDsa65Signature = "AB01",
                MlDsa65PublicKey = "cd02",
                TsaUrl = "https://tsa.example/",
                TsaToken = "token",
                KeyScheme = "ed25519+ml-dsa-65",
                SigFormatVersion = 2,
                PrincipalBinding = "binding",
                PrincipalCommitment = "commitment",
                PrincipalCommitmentKeyId = "key-2",
            },
        };

        await Commit(store, ChainHead.Genesis, entry);

        Same(entry.Event, Assert.Single(await Events(store)));
    }

    [Fact]
    public async Task Events_stream_in_order_from_any_sequence()
    {
        var store = await Open();
        await Commit(store, ChainHead.Genesis, [.. SampleEvents.Chain(ChainHead.Genesis, 300)]);

        var events = new List<long>();
        await foreach (var sealedEvent in store.ReadEventsAsync(298, Ct))
        {
            events.Add(sealedEvent.Sequence);
        }

        Assert.Equal([298, 299, 300], events);
    }

    [Fact]
    public async Task A_stream_from_beyond_the_head_is_empty()
    {
        var store = await Open();
        await Commit(store, ChainHead.Genesis, SampleEvents.After(ChainHead.Genesis));

        var events = 0;
        await foreach (var sealedEvent in store.ReadEventsAsync(2, Ct))
        {
            events += sealedEvent is null ? 0 : 1;
        }

        Assert.Equal(0, events);
    }

    [Fact]
    public async Task A_batch_that_is_committed_during_a_stream_neither_waits_nor_breaks_it()
    {
        var store = await Open();
        var head = await Commit(store, ChainHead.Genesis, [.. SampleEvents.Chain(ChainHead.Genesis, 10)]);
        var seen = new List<long>();

        await foreach (var sealedEvent in store.ReadEventsAsync(1, Ct))
        {
            if (seen.Count == 0)
            {
                head = await Commit(store, head, SampleEvents.After(head));
            }

            seen.Add(sealedEvent.Sequence);
        }

        Assert.Equal(Enumerable.Range(1, 10).Select(sequence => (long)sequence), seen.Take(10));
        Assert.Equal(11, head.Sequence);
    }

    [Fact]
    public async Task Append_is_refused_when_the_head_has_moved()
    {
        var store = await Open();
        await Commit(store, ChainHead.Genesis, SampleEvents.After(ChainHead.Genesis));

        await Assert.ThrowsAsync<ChainHeadMovedException>(() => Commit(store, ChainHead.Genesis, SampleEvents.After(ChainHead.Genesis, salt: 1)));

        Assert.Single(await Events(store));
    }

    [Fact]
    public async Task Append_is_refused_when_the_hash_of_the_head_differs()
    {
        var store = await Open();
        var head = await Commit(store, ChainHead.Genesis, SampleEvents.After(ChainHead.Genesis));
        var forged = head with { Hash = new string('a', 64) };

        await Assert.ThrowsAsync<ChainHeadMovedException>(() => Commit(store, forged, SampleEvents.After(forged)));

        Assert.Single(await Events(store));
    }

    [Fact]
    public async Task A_batch_with_an_event_id_that_is_known_is_refused_whole()
    {
        var store = await Open();
        var head = await Commit(store, ChainHead.Genesis, SampleEvents.After(ChainHead.Genesis));
        var good = SampleEvents.After(head);
        var next = SampleEvents.After(SampleEvents.Head(good));
        var twice = next with { Event = next.Event with { EventId = SampleEvents.EventId(1) } };

        await Assert.ThrowsAnyAsync<Exception>(() => Commit(store, head, good, twice));

        Assert.Single(await Events(store));
        Assert.Null(await store.FindEventAsync(good.Event.EventId, Ct));
        Assert.Equal(2, (await Commit(store, head, good)).Sequence);
    }

    [Fact]
    public async Task A_batch_with_a_gap_is_refused_whole()
    {
        var store = await Open();
        var first = SampleEvents.After(ChainHead.Genesis);
        var third = SampleEvents.After(SampleEvents.Head(SampleEvents.After(SampleEvents.Head(first))));

        await Assert.ThrowsAnyAsync<Exception>(() => Commit(store, ChainHead.Genesis, first, third));

        Assert.Empty(await Events(store));
    }

    [Fact]
    public async Task A_record_comes_back_as_it_went_in()
    {
        var store = await Open();
        var entry = SampleEvents.Ingest(ChainHead.Genesis, "person-ıİ-Å");

        await Commit(store, ChainHead.Genesis, entry);

        Same(entry.Record!, Assert.Single(await store.ReadRecordsAsync(["person-ıİ-Å"], Ct)));
        Same(entry.Record!, (await store.FindRecordAsync(entry.Event.EventId, Ct))!);
    }

    [Fact]
    public async Task Records_come_subject_by_subject_and_oldest_first()
    {
        var store = await Open();
        var head = ChainHead.Genesis;
        foreach (var subjectId in (string[])["b", "a", "b", "c", "a"])
        {
            head = await Commit(store, head, SampleEvents.Ingest(head, subjectId));
        }

        var records = await store.ReadRecordsAsync(["a", "b"], Ct);

        Assert.Equal(["a", "a", "b", "b"], records.Select(record => record.SubjectId));
        Assert.Equal([2L, 5L, 1L, 3L], records.Select(record => Convert.ToInt64(record.EventId[^12..], 16)));
    }

    [Fact]
    public async Task Subjects_are_told_apart_by_every_character()
    {
        var store = await Open();
        var head = await Commit(store, ChainHead.Genesis, SampleEvents.Ingest(ChainHead.Genesis, "person"));
        head = await Commit(store, head, SampleEvents.Ingest(head, "PERSON"));
        await Commit(store, head, SampleEvents.Ingest(head, "person "));

        Assert.Single(await store.ReadRecordsAsync(["person"], Ct));
        Assert.Empty(await store.ReadRecordsAsync(["persön"], Ct));
    }

    [Theory]
    [InlineData("0198f000-0000-7000-8000-0000000000ff")]
    [InlineData("not a uuid")]
    [InlineData("")]
    [InlineData("' OR 1=1 --")]
    public async Task What_was_never_stored_is_not_found(string eventId)
    {
        var store = await Open();
        await Commit(store, ChainHead.Genesis, SampleEvents.Ingest(ChainHead.Genesis, "person"));

        Assert.Null(await store.FindEventAsync(eventId, Ct));
        Assert.Null(await store.FindRecordAsync(eventId, Ct));
        Assert.Null(await store.FindReviewAsync(eventId, Ct));
        Assert.Null(await store.FindIdempotencyAsync(eventId, Ct));
        Assert.Empty(await store.ReadRecordsAsync([eventId + "x"], Ct));
    }

    [Fact]
    public async Task An_event_without_a_record_has_none()
    {
        var store = await Open();
        var entry = SampleEvents.After(ChainHead.Genesis);
        await Commit(store, ChainHead.Genesis, entry);

        Assert.Null(await store.FindRecordAsync(entry.Event.EventId, Ct));
    }

    [Fact]
    public async Task Grants_come_back_in_order_with_their_revocations()
    {
        var store = await Open();
        var head = await Commit(store, ChainHead.Genesis, SampleEvents.After(ChainHead.Genesis) with { ConsentAdded = SampleEvents.Grant("b") });
        head = await Commit(store, head, SampleEvents.After(head) with { ConsentAdded = SampleEvents.Grant("a") });
        await Commit(store, head, SampleEvents.After(head) with { ConsentRevoked = "b" });

        var consent = await Consent(store);

        Assert.Equal([new StoredConsent(SampleEvents.Grant("b"), true), new StoredConsent(SampleEvents.Grant("a"), false)], consent);
    }

    [Fact]
    public async Task Only_pending_reviews_are_pending_and_every_review_is_found()
    {
        var store = await Open();
        var first = new StoredReview(SampleEvents.EventId(1), SampleEvents.Proposal(), ReviewState.Pending, null);
        var second = new StoredReview(SampleEvents.EventId(2), SampleEvents.Proposal(), ReviewState.Pending, null);
        var head = await Commit(store, ChainHead.Genesis, SampleEvents.After(ChainHead.Genesis) with { Review = first });
        head = await Commit(store, head, SampleEvents.After(head) with { Review = second });
        await Commit(store, head, SampleEvents.After(head) with { Review = first with { State = ReviewState.Approved, DecidedBy = "supervisor" } });

        var pending = await Pending(store);
        var decided = await store.FindReviewAsync(first.EventId, Ct);

        Assert.Equal(second.EventId, Assert.Single(pending).EventId);
        Assert.Equal((ReviewState.Approved, "supervisor"), (decided!.State, decided.DecidedBy));
        Assert.Equal("""{"amount":12}""", decided.Proposal.Details.GetRawText());
        Assert.Equal(
            ("agent", "Refund", "overcharged", "episode-1", "correlation-1", SampleEvents.Proposal().Deadline),
            (decided.Proposal.Proposer, decided.Proposal.Action, decided.Proposal.Reason, decided.Proposal.EpisodeId, decided.Proposal.CorrelationId, decided.Proposal.Deadline));
    }

    [Fact]
    public async Task A_proposal_without_details_comes_back_without_details()
    {
        var store = await Open();
        var review = new StoredReview(SampleEvents.EventId(1), SampleEvents.Proposal() with { Details = default }, ReviewState.Pending, null);
        await Commit(store, ChainHead.Genesis, SampleEvents.After(ChainHead.Genesis) with { Review = review });

        var found = await store.FindReviewAsync(review.EventId, Ct);

        Assert.Equal(System.Text.Json.JsonValueKind.Undefined, found!.Proposal.Details.ValueKind);
    }

    [Fact]
    public async Task The_answer_of_an_idempotency_key_comes_back()
    {
        var store = await Open();
        var answer = new IdempotencyEntry("key-é", new string('1', 64), """{"status":"Ok"}"""u8.ToArray());
        await Commit(store, ChainHead.Genesis, SampleEvents.After(ChainHead.Genesis) with { Idempotency = answer });

        var found = await store.FindIdempotencyAsync("key-é", Ct);

        Assert.Equal((answer.Key, answer.RequestHash), (found!.Key, found.RequestHash));
        Assert.Equal(answer.Envelope.ToArray(), found.Envelope.ToArray());
        Assert.Null(await store.FindIdempotencyAsync("KEY-É", Ct));
    }

    [Fact]
    public async Task Everything_survives_a_restart()
    {
        var store = await Open();
        var review = new StoredReview(SampleEvents.EventId(3), SampleEvents.Proposal(), ReviewState.Pending, null);
        var head = await Commit(store, ChainHead.Genesis, SampleEvents.Ingest(ChainHead.Genesis, "person"));
        head = await Commit(store, head, SampleEvents.After(head) with { ConsentAdded = SampleEvents.Grant("g") });
        head = await Commit(store, head, SampleEvents.After(head) with { Review = review, Idempotency = new IdempotencyEntry("k", new string('2', 64), "{}"u8.ToArray()) });
        await store.CloseAsync();

        var again = Track(Reopen(store));
        var reopened = await again.OpenAsync(StoreAccess.ReadWrite, Ct);

        Assert.Equal(head, reopened);
        Assert.Equal(3, (await Events(again)).Count);
        Assert.Single(await again.ReadRecordsAsync(["person"], Ct));
        Assert.Single(await Consent(again));
        Assert.Single(await Pending(again));
        Assert.NotNull(await again.FindIdempotencyAsync("k", Ct));
        Assert.Equal(4, (await Commit(again, reopened, SampleEvents.After(reopened))).Sequence);
    }

    [Fact]
    public async Task A_closed_store_opens_again_and_closing_twice_does_nothing()
    {
        var store = await Open();
        await store.CloseAsync();
        await store.CloseAsync();

        Assert.Equal(ChainHead.Genesis, await store.OpenAsync(StoreAccess.ReadWrite, Ct));
    }

    [Fact]
    public async Task A_second_writer_is_refused_until_the_first_closes()
    {
        var store = await Open();
        var second = Track(Reopen(store));

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await second.OpenAsync(StoreAccess.ReadWrite, Ct));
        await store.CloseAsync();

        Assert.Equal(ChainHead.Genesis, await second.OpenAsync(StoreAccess.ReadWrite, Ct));
    }

    [Fact]
    public async Task A_store_opened_for_reading_refuses_to_append()
    {
        var store = await Open();
        await Commit(store, ChainHead.Genesis, SampleEvents.After(ChainHead.Genesis));
        await store.CloseAsync();
        var reader = Track(Reopen(store));

        var head = await reader.OpenAsync(StoreAccess.ReadOnly, Ct);

        await Assert.ThrowsAsync<BarrierViolationException>(() => Commit(reader, head, SampleEvents.After(head)));
        Assert.Single(await Events(reader));
    }

    [Fact]
    public async Task A_cancelled_commit_writes_nothing()
    {
        var store = await Open();
        var entry = SampleEvents.After(ChainHead.Genesis);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await store.CommitAsync(ChainHead.Genesis, [entry], SampleEvents.Head(entry), cancelled.Token));

        Assert.Empty(await Events(store));
    }

    [Fact]
    public async Task An_empty_batch_is_refused()
    {
        var store = await Open();

        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await store.CommitAsync(ChainHead.Genesis, [], ChainHead.Genesis, Ct));
    }

    [Fact]
    public async Task Large_data_comes_back_whole()
    {
        var store = await Open();
        var json = "\"" + new string('x', 3_000_000) + "\"";
        var entry = SampleEvents.Ingest(ChainHead.Genesis, "person", json);

        await Commit(store, ChainHead.Genesis, entry);

        Assert.Equal(json.Length, Assert.Single(await store.ReadRecordsAsync(["person"], Ct)).Data.Length);
    }

    [Fact]
    public async Task Readers_see_whole_batches_while_a_writer_appends()
    {
        var store = await Open();
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() => ReadUntil(store, done.Token), Ct)).ToArray();
        var head = ChainHead.Genesis;
        for (var batch = 0; batch < 50; batch++)
        {
            var first = SampleEvents.Ingest(head, "person");
            var second = SampleEvents.Ingest(SampleEvents.Head(first), "person");
            head = await Commit(store, head, first, second);
        }

        await done.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Equal(100, (await store.ReadRecordsAsync(["person"], Ct)).Count);
    }

    protected async Task<IAevumStore> Open()
    {
        var store = Track(Create());
        await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        return store;
    }

    protected IAevumStore Track(IAevumStore store)
    {
        _opened.Add(store);
        return store;
    }

    protected static async Task<ChainHead> Commit(IAevumStore store, ChainHead expected, params StoreEntry[] entries)
    {
        var head = SampleEvents.Head(entries[^1]);
        await store.CommitAsync(expected, entries, head, Ct);
        return head;
    }

    protected static async Task<List<SealedEvent>> Events(IAevumStore store)
    {
        var events = new List<SealedEvent>();
        await foreach (var sealedEvent in store.ReadEventsAsync(1, Ct))
        {
            events.Add(sealedEvent);
        }

        return events;
    }

    private static async Task<List<StoredConsent>> Consent(IAevumStore store)
    {
        var consent = new List<StoredConsent>();
        await foreach (var grant in store.ReadConsentAsync(Ct))
        {
            consent.Add(grant);
        }

        return consent;
    }

    private static async Task<List<StoredReview>> Pending(IAevumStore store)
    {
        var pending = new List<StoredReview>();
        await foreach (var review in store.ReadPendingReviewsAsync(Ct))
        {
            pending.Add(review);
        }

        return pending;
    }

    private static async Task ReadUntil(IAevumStore store, CancellationToken done)
    {
        while (!done.IsCancellationRequested)
        {
            var records = await store.ReadRecordsAsync(["person"], Ct);
            Assert.Equal(0, records.Count % 2);
            var last = 0L;
            await foreach (var sealedEvent in store.ReadEventsAsync(1, Ct))
            {
                Assert.Equal(++last, sealedEvent.Sequence);
            }

            Assert.Equal(0, last % 2);
        }
    }

    private static void Same(SealedEvent expected, SealedEvent actual)
    {
        Assert.Equal(expected.Payload.ToArray(), actual.Payload.ToArray());
        Assert.Equal(expected with { Payload = default }, actual with { Payload = default });
    }

    private static void Same(GraphRecord expected, GraphRecord actual)
    {
        Assert.Equal(expected.Data.ToArray(), actual.Data.ToArray());
        Assert.Equal(expected.Provenance.ChainOfCustody, actual.Provenance.ChainOfCustody);
        Assert.Equal(
            (expected.EventId, expected.SubjectId, expected.Purpose, expected.Provenance.SourceId, expected.Provenance.ModelId, expected.Provenance.Classification),
            (actual.EventId, actual.SubjectId, actual.Purpose, actual.Provenance.SourceId, actual.Provenance.ModelId, actual.Provenance.Classification));
    }
}
