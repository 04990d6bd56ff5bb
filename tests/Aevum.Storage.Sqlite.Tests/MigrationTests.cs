using System.Runtime.CompilerServices;
using Aevum.Audit;
using Aevum.Signing;
using Aevum.Storage.Sqlite.Migrations;

namespace Aevum.Storage.Sqlite.Tests;

/// <summary>Files that the code of commit 8583fc2 wrote with schema 1, kept as they were: one by an engine, one with texts of no usual form.</summary>
public sealed class MigrationTests : IDisposable
{
    private const string OfAnEngine = "version1.db";
    private const string WithOddTexts = "version1-odd.db";

    /// <summary>The 28 columns of version 1 and the digest, in the order of its table.</summary>
    private const string EventsOfVersion1 =
        "event_id, episode_id, event_type, schema_version, valid_from, valid_to, system_time, causation_id, correlation_id, actor, trace_id, span_id, payload, payload_hash, prior_hash, "
        + "signature, signer_key_id, mldsa65_sig, mldsa65_pub, tsa_url, tsa_token, key_scheme, sig_format_version, hash_alg, principal_binding, principal_commitment, principal_commitment_key_id";

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(OfAnEngine, 14)]
    [InlineData(WithOddTexts, 7)]
    public async Task Every_field_of_every_event_is_the_text_it_was(string name, int count)
    {
        var path = Copy(name);
        var before = EventsAsVersion1Has(path);

        await Migrate(path);

        var after = new List<string>();
        await using var store = new SqliteStore(path);
        await store.OpenAsync(StoreAccess.ReadOnly, Ct);
        await foreach (var sealedEvent in store.ReadEventsAsync(1, Ct))
        {
            after.Add(Line(sealedEvent));
            Assert.Equal(Line(sealedEvent), Line((await store.FindEventAsync(sealedEvent.EventId, Ct))!));
        }

        Assert.Equal(count, before.Count);
        Assert.Equal(before, after);
    }

    [Theory]
    [InlineData(OfAnEngine)]
    [InlineData(WithOddTexts)]
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
        var path = Copy(OfAnEngine);
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
        var path = Copy(OfAnEngine);
        await Migrate(path);
        var before = RawFile.ReadDump(path);

        Assert.Throws<SqliteException>(() => RawFile.Execute(path, sql));

        Assert.Equal(before, RawFile.ReadDump(path));
    }

    /// <summary>A killed process leaves the files as they are at that moment; the copy is what it leaves.</summary>
    [Fact]
    public async Task A_migration_that_is_killed_in_the_middle_leaves_a_file_of_version_1_that_is_migrated_later()
    {
        var path = Copy(OfAnEngine);
        var left = _directory.File("left.db");
        var before = EventsAsVersion1Has(path);
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
        Assert.Equal(before, EventsAsVersion1Has(left));
        await Migrate(left);
        Assert.Equal(RawFile.ReadDump(path), RawFile.ReadDump(left));
    }

    [Fact]
    public async Task A_migration_that_fails_changes_nothing()
    {
        var path = Copy(OfAnEngine);
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
        var path = Copy(OfAnEngine);
        RawFile.Execute(path, "DROP TRIGGER aevum_ledger_no_delete; DELETE FROM aevum_ledger WHERE sequence = 5; "
            + "CREATE TRIGGER aevum_ledger_no_delete BEFORE DELETE ON aevum_ledger BEGIN SELECT RAISE(ABORT, 'aevum_ledger is append-only: DELETE refused'); END");
        var before = RawFile.ReadDump(path);

        await using var store = new SqliteStore(path);
        await Assert.ThrowsAsync<BarrierViolationException>(async () => await store.OpenAsync(StoreAccess.ReadWrite, Ct));

        Assert.Equal(before, RawFile.ReadDump(path));
    }

    [Fact]
    public async Task A_reader_names_the_version_and_leaves_the_file_as_it_is()
    {
        var path = Copy(OfAnEngine);
        var before = await File.ReadAllBytesAsync(path, Ct);
        await using var store = new SqliteStore(path);

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.OpenAsync(StoreAccess.ReadOnly, Ct));

        Assert.Contains("has version 1", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Ct));
    }

    private string Copy(string name, [CallerFilePath] string here = "")
    {
        var path = _directory.File(name);
        File.Copy(Path.Combine(Path.GetDirectoryName(here)!, "Golden", name), path);
        return path;
    }

    private static async Task Migrate(string path)
    {
        await using var store = new SqliteStore(path);
        await store.OpenAsync(StoreAccess.ReadWrite, Ct);
    }

    private static List<string> EventsAsVersion1Has(string path) => RawFile.ReadColumn(
        path,
        "SELECT sequence || ' ' || " + string.Join(" || ' ' || ", EventsOfVersion1.Split(", ").Select(column => column == "payload" ? "hex(payload)" : $"COALESCE('\"' || {column} || '\"', 'null')")) + " FROM aevum_ledger ORDER BY sequence");

    private static string Line(SealedEvent e)
    {
        object?[] fields =
        [
            e.EventId, e.EpisodeId, e.EventType, e.SchemaVersion, e.ValidFrom, e.ValidTo, e.SystemTime, e.CausationId, e.CorrelationId, e.Actor, e.TraceId, e.SpanId, e.Payload, e.PayloadHash, e.PriorHash,
            e.Signature, e.SignerKeyId, e.MlDsa65Signature, e.MlDsa65PublicKey, e.TsaUrl, e.TsaToken, e.KeyScheme, e.SigFormatVersion, e.HashAlg, e.PrincipalBinding, e.PrincipalCommitment,
            e.PrincipalCommitmentKeyId,
        ];
        return e.Sequence + " " + string.Join(' ', fields.Select(field => field is ReadOnlyMemory<byte> bytes ? Convert.ToHexString(bytes.Span) : field is null ? "null" : $"\"{field}\""));
    }
}
