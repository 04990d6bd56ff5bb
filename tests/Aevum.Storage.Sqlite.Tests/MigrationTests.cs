using Aevum.Signing;
using Aevum.Storage.Sqlite.Migrations;

namespace Aevum.Storage.Sqlite.Tests;

/// <summary>A file of schema 1 is carried over, whole or not at all.</summary>
public sealed class MigrationTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(VersionOneFile.OfAnEngine, 14)]
    [InlineData(VersionOneFile.WithOddTexts, 7)]
    public async Task Every_field_of_every_event_is_the_text_it_was(string name, int count)
    {
        var path = Copy(name);
        var before = VersionOneFile.ReadEvents(path);

        await Migrate(path);

        var after = new List<string>();
        await using var store = new SqliteStore(path);
        await store.OpenAsync(StoreAccess.ReadOnly, Ct);
        await foreach (var sealedEvent in store.ReadEventsAsync(1, Ct))
        {
            after.Add(VersionOneFile.Line(sealedEvent));
            Assert.Equal(VersionOneFile.Line(sealedEvent), VersionOneFile.Line((await store.FindEventAsync(sealedEvent.EventId, Ct))!));
        }

        Assert.Equal(count, before.Count);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(VersionOneFile.OfAnEngine)]
    [InlineData(VersionOneFile.WithOddTexts)]
    public async Task Digests_records_grants_reviews_answers_and_the_head_are_carried_over(string name)
    {
        var path = Copy(name);
        string[] unchanged = ["aevum_consent", "aevum_head", "aevum_idempotency", "aevum_reviews"];
        var before = unchanged.Select(table => RawFile.ReadTable(path, table)).ToArray();
        var digests = RawFile.ReadColumn(path, "SELECT hex(digest) FROM aevum_ledger ORDER BY sequence");
        const string Records = "sequence || quote(subject_id) || quote(purpose) || quote(CAST(data AS TEXT)) || quote(source_id) || quote(chain_of_custody) || classification || quote(model_id)";
        var records = RawFile.ReadColumn(path, $"SELECT {Records} || quote(event_id) FROM aevum_graph ORDER BY sequence");

        await Migrate(path);

        Assert.Equal(before, unchanged.Select(table => RawFile.ReadTable(path, table)));
        Assert.Equal(digests, RawFile.ReadColumn(path, "SELECT hex(digest) FROM aevum_ledger ORDER BY sequence"));
        Assert.Equal(records, RawFile.ReadColumn(path, $"SELECT {Records} || quote(event_id) FROM aevum_data ORDER BY sequence"));
        Assert.Equal(2, records.Count);
        Assert.Equal(2, RawFile.ReadNumber(path, "PRAGMA user_version"));
        Assert.Empty(RawFile.ReadColumn(path, "SELECT name FROM sqlite_master WHERE name LIKE '%_1' AND name LIKE 'aevum%'"));
        Assert.Equal(["ok"], RawFile.ReadColumn(path, "PRAGMA integrity_check"));
    }

    [Fact]
    public async Task The_chain_of_version_1_verifies_afterwards_and_goes_on()
    {
        var path = Copy(VersionOneFile.OfAnEngine);
        using var signer = new InProcessSigner([.. Enumerable.Range(1, 32).Select(value => (byte)value)]);

        await using (var engine = await AevumEngine.StartAsync(new AevumOptions { Signer = signer, Store = new SqliteStore(path) }, Ct))
        {
            var verification = await engine.VerifySigchainAsync(Ct);
            Assert.True(verification.IsVerified, verification.Reason);
        }

        await using var again = await AevumEngine.StartAsync(new AevumOptions { Signer = signer, Store = new SqliteStore(path) }, Ct);
        Assert.Equal(16, again.Health.Head.Sequence);
    }

    [Theory]
    [InlineData("UPDATE aevum_ledger SET actor = 'mallory'")]
    [InlineData("DELETE FROM aevum_ledger")]
    [InlineData("PRAGMA recursive_triggers = OFF; REPLACE INTO aevum_ledger SELECT * FROM aevum_ledger WHERE sequence = 3")]
    [InlineData("REPLACE INTO aevum_graph SELECT * FROM aevum_graph")]
    public async Task A_migrated_file_guards_itself(string sql)
    {
        var path = Copy(VersionOneFile.OfAnEngine);
        await Migrate(path);
        var before = RawFile.ReadDump(path);

        Assert.Throws<SqliteException>(() => RawFile.Execute(path, sql));

        Assert.Equal(before, RawFile.ReadDump(path));
    }

    /// <summary>A killed process leaves the files as they are at that moment; the copy is what it leaves.</summary>
    [Fact]
    public async Task A_migration_that_is_killed_in_the_middle_leaves_a_file_of_version_1_that_is_migrated_later()
    {
        var path = Copy(VersionOneFile.OfAnEngine);
        var left = _directory.File("left.db");
        var before = VersionOneFile.ReadEvents(path);
        var killed = new Migration(2, Version2.Step.Script, connection =>
        {
            // Little memory: pages that are not committed go to the WAL, as they would with a large file.
            connection.Execute("PRAGMA cache_size = 4");
            Version2.Step.Carry!(connection);
            File.Copy(path, left);
            File.Copy(path + "-wal", left + "-wal");
        });

        await using (var store = new SqliteStore(path, new SqliteStoreOptions(), new SqliteSchema([Version1.Step, killed])))
        {
            await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        }

        Assert.True(new FileInfo(left + "-wal").Length > 0, "Nothing of the migration had reached the disk.");
        Assert.Equal(1, RawFile.ReadNumber(left, "PRAGMA user_version"));
        Assert.Equal(before, VersionOneFile.ReadEvents(left));
        await Migrate(left);
        Assert.Equal(RawFile.ReadDump(path), RawFile.ReadDump(left));
    }

    [Fact]
    public async Task A_migration_that_fails_changes_nothing()
    {
        var path = Copy(VersionOneFile.OfAnEngine);
        var before = RawFile.ReadDump(path);
        var failing = new Migration(2, Version2.Step.Script, connection =>
        {
            Version2.Step.Carry!(connection);
            connection.Execute("INSERT INTO no_such_table VALUES (1)");
        });

        await using (var store = new SqliteStore(path, new SqliteStoreOptions(), new SqliteSchema([Version1.Step, failing])))
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.OpenAsync(StoreAccess.ReadWrite, Ct));
        }

        Assert.Equal(before, RawFile.ReadDump(path));
        Assert.Equal(1, RawFile.ReadNumber(path, "PRAGMA user_version"));
    }

    [Fact]
    public async Task A_file_of_version_1_that_lost_events_is_not_migrated()
    {
        var path = Copy(VersionOneFile.OfAnEngine);
        RawFile.Execute(path, "DROP TRIGGER aevum_ledger_no_delete; DELETE FROM aevum_ledger WHERE sequence = 5; "
            + "CREATE TRIGGER aevum_ledger_no_delete BEFORE DELETE ON aevum_ledger BEGIN SELECT RAISE(ABORT, 'aevum_ledger is append-only: DELETE refused'); END");
        var before = RawFile.ReadDump(path);

        await using var store = new SqliteStore(path);
        await Assert.ThrowsAsync<BarrierViolationException>(async () => await store.OpenAsync(StoreAccess.ReadWrite, Ct));

        Assert.Equal(before, RawFile.ReadDump(path));
    }

    private string Copy(string name) => VersionOneFile.Copy(_directory, name);

    private static async Task Migrate(string path)
    {
        await using var store = new SqliteStore(path);
        await store.OpenAsync(StoreAccess.ReadWrite, Ct);
    }
}
