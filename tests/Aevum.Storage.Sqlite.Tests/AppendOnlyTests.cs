using Aevum.Audit;
using Aevum.Testing;

namespace Aevum.Storage.Sqlite.Tests;

/// <summary>Barrier 4 in the file itself, against a program that knows nothing of the store.</summary>
public sealed class AppendOnlyTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _directory = new();
    private string Path => _directory.File("ledger.db");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await using var store = new SqliteStore(Path);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        var review = new StoredReview(SampleEvents.EventId(3), SampleEvents.Proposal(), ReviewState.Approved, "supervisor");
        head = await Commit(store, head, SampleEvents.Ingest(head, "person"));
        head = await Commit(store, head, SampleEvents.After(head) with { ConsentAdded = SampleEvents.Grant("g") });
        head = await Commit(store, head, SampleEvents.After(head) with { Review = review, Idempotency = new IdempotencyEntry("k", "hash", "{}"u8.ToArray()) });
        await Commit(store, head, SampleEvents.After(head) with { ConsentRevoked = "g" });
    }

    public ValueTask DisposeAsync()
    {
        _directory.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("UPDATE aevum_ledger SET actor = 'mallory' WHERE sequence = 2")]
    [InlineData("UPDATE OR REPLACE aevum_ledger SET event_id = event_id")]
    [InlineData("DELETE FROM aevum_ledger")]
    [InlineData("DELETE FROM aevum_ledger WHERE sequence = 4")]
    [InlineData("REPLACE INTO aevum_ledger SELECT * FROM aevum_ledger WHERE sequence = 2")]
    [InlineData("INSERT OR REPLACE INTO aevum_ledger SELECT * FROM aevum_ledger WHERE sequence = 4")]
    [InlineData("INSERT OR IGNORE INTO aevum_ledger SELECT * FROM aevum_ledger WHERE sequence = 1")]
    [InlineData("PRAGMA recursive_triggers = OFF; REPLACE INTO aevum_ledger SELECT * FROM aevum_ledger WHERE sequence = 3")]
    [InlineData("CREATE TEMP TABLE t AS SELECT * FROM aevum_ledger WHERE sequence = 1; UPDATE t SET sequence = 5; REPLACE INTO aevum_ledger SELECT * FROM t")]
    [InlineData("CREATE TEMP TABLE t AS SELECT * FROM aevum_ledger WHERE sequence = 1; UPDATE t SET sequence = 9, event_id = 'x'; INSERT INTO aevum_ledger SELECT * FROM t")]
    [InlineData("INSERT OR ROLLBACK INTO aevum_ledger SELECT * FROM aevum_ledger WHERE sequence = 4")]
    [InlineData("INSERT OR FAIL INTO aevum_ledger SELECT * FROM aevum_ledger WHERE sequence = 4")]
    [InlineData("INSERT INTO aevum_ledger SELECT * FROM aevum_ledger WHERE sequence = 4 ON CONFLICT (sequence) DO UPDATE SET actor = 'mallory'")]
    [InlineData("CREATE TEMP TABLE t AS SELECT * FROM aevum_ledger WHERE sequence = 1; UPDATE t SET sequence = 5; INSERT INTO aevum_ledger SELECT * FROM t")]
    [InlineData("CREATE TEMP TABLE t AS SELECT * FROM aevum_ledger WHERE sequence = 1; UPDATE t SET sequence = NULL, event_id = 'x'; INSERT INTO aevum_ledger SELECT * FROM t")]
    [InlineData("UPDATE aevum_forms SET hash_alg = 'md5'")]
    [InlineData("DELETE FROM aevum_forms")]
    [InlineData("REPLACE INTO aevum_forms SELECT * FROM aevum_forms")]
    [InlineData("PRAGMA recursive_triggers = OFF; REPLACE INTO aevum_forms SELECT form, 'x', 'x', 'x', 1, 'x' FROM aevum_forms")]
    [InlineData("PRAGMA recursive_triggers = OFF; REPLACE INTO aevum_graph SELECT * FROM aevum_graph")]
    [InlineData("UPDATE aevum_graph SET data = x'00'")]
    [InlineData("REPLACE INTO aevum_graph SELECT * FROM aevum_graph")]
    [InlineData("UPDATE aevum_consent SET revoked_by = NULL")]
    [InlineData("UPDATE aevum_consent SET expires_at = '9999-12-31T00:00:00.0000000+00:00'")]
    [InlineData("UPDATE aevum_consent SET subject_id = 'another', revoked_by = 4")]
    [InlineData("DELETE FROM aevum_consent")]
    [InlineData("REPLACE INTO aevum_consent SELECT * FROM aevum_consent")]
    [InlineData("UPDATE aevum_reviews SET state = 2")]
    [InlineData("DELETE FROM aevum_reviews")]
    [InlineData("UPDATE aevum_idempotency SET envelope = x'00'")]
    public void Another_program_cannot_rewrite_what_was_recorded(string sql)
    {
        var before = RawFile.ReadDump(Path);

        var refusal = Assert.Throws<SqliteException>(() => RawFile.Execute(Path, sql));

        Assert.Contains("aevum_", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, RawFile.ReadDump(Path));
    }

    [Theory]
    [InlineData("DROP TRIGGER aevum_ledger_no_update")]
    [InlineData("DROP TRIGGER aevum_ledger_no_update; CREATE TRIGGER aevum_ledger_no_update BEFORE UPDATE ON aevum_ledger BEGIN SELECT 1; END")]
    [InlineData("DROP TRIGGER aevum_ledger_no_update; CREATE TRIGGER aevum_ledger_no_update BEFORE UPDATE ON aevum_head BEGIN SELECT RAISE(ABORT, 'aevum_ledger is append-only: UPDATE refused'); END")]
    public async Task A_store_that_lost_a_guard_or_holds_another_in_its_place_is_not_opened(string sql)
    {
        RawFile.Execute(Path, sql);
        await using var store = new SqliteStore(Path);

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.OpenAsync(StoreAccess.ReadWrite, Ct));

        Assert.Contains("aevum_ledger_no_update", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DROP TRIGGER aevum_ledger_no_delete; DELETE FROM aevum_ledger WHERE sequence = 4")]
    [InlineData("DROP TRIGGER aevum_ledger_no_delete; DELETE FROM aevum_ledger WHERE sequence = 2")]
    [InlineData("DROP TRIGGER aevum_ledger_no_delete; DELETE FROM aevum_ledger")]
    [InlineData("DROP TRIGGER aevum_ledger_no_update; UPDATE aevum_ledger SET digest = zeroblob(32) WHERE sequence = 3")]
    [InlineData("DROP TRIGGER aevum_ledger_no_update; UPDATE aevum_ledger SET prior_hash = 'x' WHERE sequence = 1")]
    [InlineData("DROP TRIGGER aevum_ledger_no_update; UPDATE aevum_ledger SET system_time = 1 WHERE sequence = 4")]
    [InlineData("UPDATE aevum_head SET sequence = 3")]
    [InlineData("UPDATE aevum_head SET hash = 'x'")]
    [InlineData("UPDATE aevum_head SET sequence = 0, hash = '391f6bd6d761cb9af9e924d015a6fc18e9d236c965c3e5deda1145a25e11cf5e', system_time = 0, audit_id = NULL")]
    public async Task A_tail_that_was_tampered_with_is_found_at_the_next_opening(string sql)
    {
        var guards = RawFile.ReadNumber(Path, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger'");
        RawFile.Execute(Path, sql);
        RestoreGuards();
        await using var store = new SqliteStore(Path);

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.OpenAsync(StoreAccess.ReadWrite, Ct));

        Assert.Equal(guards, RawFile.ReadNumber(Path, "SELECT COUNT(*) FROM sqlite_master WHERE type = 'trigger'"));
        Assert.Contains("tail of the chain", refusal.Message, StringComparison.Ordinal);
    }

    private void RestoreGuards()
    {
        foreach (var statement in Migrations.Version2.Step.Script.Split(";\n\n").SelectMany(part => part.Split("END;")))
        {
            var at = statement.IndexOf("CREATE TRIGGER aevum_ledger_no_", StringComparison.Ordinal);
            if (at >= 0)
            {
                RawFile.Execute(Path, statement[at..].Replace("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS", StringComparison.Ordinal) + "END;");
            }
        }
    }

    private static async Task<ChainHead> Commit(SqliteStore store, ChainHead head, StoreEntry entry)
    {
        await store.CommitAsync(head, [entry], SampleEvents.Head(entry), Ct);
        return SampleEvents.Head(entry);
    }
}
