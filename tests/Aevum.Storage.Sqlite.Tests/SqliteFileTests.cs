using System.Diagnostics;
using System.Text;
using Aevum.Audit;
using Aevum.Storage.Sqlite.Migrations;
using Aevum.Storage.Sqlite.Native;
using Aevum.Testing;

namespace Aevum.Storage.Sqlite.Tests;

public sealed class SqliteFileTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    public void A_blank_path_is_refused_at_once(string path) => Assert.Throws<ArgumentException>(() => new SqliteStore(path));

    [Fact]
    public void Null_is_refused_at_once()
    {
        Assert.Throws<ArgumentNullException>(() => new SqliteStore(null!));
        Assert.Throws<ArgumentNullException>(() => new SqliteStore("x.db", null!));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(61)]
    public void A_busy_timeout_out_of_range_is_refused(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SqliteStoreOptions { BusyTimeout = TimeSpan.FromSeconds(seconds) });

    [Fact]
    public async Task A_directory_that_is_missing_is_named_and_nothing_is_created()
    {
        var path = _directory.File("missing/ledger.db");

        var refusal = await Refusal(path);

        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", refusal.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_directory.Path));
    }

    [Fact]
    public async Task A_path_that_is_a_directory_is_refused() => Assert.Contains("is a directory", (await Refusal(_directory.Path)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task A_file_that_is_not_sqlite_is_refused_and_left_as_it_was()
    {
        var path = _directory.File("notes.txt");
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("meeting at noon\n", 500)));
        await File.WriteAllBytesAsync(path, content, Ct);

        var refusal = await Refusal(path);

        Assert.Contains("is not an SQLite file", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(content, await File.ReadAllBytesAsync(path, Ct));
    }

    [Fact]
    public async Task A_database_of_another_program_is_refused_and_left_as_it_was()
    {
        var path = _directory.File("other.db");
        RawFile.Execute(path, "CREATE TABLE customers (id INTEGER PRIMARY KEY); PRAGMA user_version = 1");
        var before = await File.ReadAllBytesAsync(path, Ct);

        var refusal = await Refusal(path);

        Assert.Contains("another program", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Ct));
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused()
    {
        var path = _directory.File("newer.db");
        await Fill(path, 1);
        RawFile.Execute(path, "PRAGMA user_version = 99");

        Assert.Contains("newer version", (await Refusal(path)).Message, StringComparison.Ordinal);
        Assert.Contains("newer version", (await Refusal(path, StoreAccess.ReadOnly)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_older_file_is_migrated_forward_with_its_content_and_a_failed_step_changes_nothing()
    {
        var path = _directory.File("older.db");
        var head = await Fill(path, 3);
        var failing = new SqliteSchema([Version1.Step, Version2.Step, new Migration(3, "CREATE TABLE aevum_new (x); INSERT INTO no_such_table VALUES (1)")]);
        var working = new SqliteSchema([Version1.Step, Version2.Step, new Migration(3, "CREATE TABLE aevum_new (x)"), new Migration(4, "INSERT INTO aevum_new VALUES (7)")]);

        await using (var store = new SqliteStore(path, new SqliteStoreOptions(), failing))
        {
            await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.OpenAsync(StoreAccess.ReadWrite, Ct));
        }

        Assert.Equal(2, RawFile.ReadNumber(path, "PRAGMA user_version"));
        Assert.Equal(0, RawFile.ReadNumber(path, "SELECT COUNT(*) FROM sqlite_master WHERE name = 'aevum_new'"));
        await using (var reader = new SqliteStore(path, new SqliteStoreOptions(), working))
        {
            Assert.Equal(head, await reader.OpenAsync(StoreAccess.ReadOnly, Ct));
        }

        await using (var store = new SqliteStore(path, new SqliteStoreOptions(), working))
        {
            Assert.Equal(head, await store.OpenAsync(StoreAccess.ReadWrite, Ct));
        }

        Assert.Equal(4, RawFile.ReadNumber(path, "PRAGMA user_version"));
        Assert.Equal(7, RawFile.ReadNumber(path, "SELECT x FROM aevum_new"));
    }

    [Fact]
    public async Task A_creation_that_was_cut_short_is_finished_at_the_next_opening()
    {
        var path = _directory.File("cut.db");
        RawFile.Execute(path, "PRAGMA journal_mode = WAL");

        var head = await Fill(path, 2);

        Assert.Equal(2, head.Sequence);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(5000)]
    public async Task A_damaged_file_is_refused_with_a_repair(int offset)
    {
        var path = _directory.File("damaged.db");
        await Fill(path, 200);
        await using (var file = new FileStream(path, FileMode.Open))
        {
            file.Position = offset;
            file.Write(Enumerable.Repeat((byte)0xA5, 40_000).ToArray());
        }

        var refusal = await Refusal(path, StoreAccess.ReadWrite, new SqliteStoreOptions { CheckFileOnOpen = true });

        Assert.Contains("backup", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sound_file_passes_the_check_of_the_whole_file()
    {
        var path = _directory.File("sound.db");
        var head = await Fill(path, 50);
        await using var store = new SqliteStore(path, new SqliteStoreOptions { CheckFileOnOpen = true });

        Assert.Equal(head, await store.OpenAsync(StoreAccess.ReadWrite, Ct));
    }

    [Fact]
    public async Task The_files_are_for_the_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead of modes.");
        var path = _directory.File("private.db");
        await using var store = new SqliteStore(path);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        var entry = SampleEvents.After(head);
        await store.CommitAsync(head, [entry], SampleEvents.Head(entry), Ct);

        var files = Directory.GetFiles(_directory.Path);

        Assert.Contains(path + "-wal", files);
        Assert.All(files, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, ModeOf(file)));
    }

    [Fact]
    public async Task The_second_writer_is_told_which_file_is_in_use_also_through_a_symbolic_link()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Symbolic links need a privilege on Windows.");
        var path = _directory.File("one.db");
        var link = _directory.File("two.db");
        await using var store = new SqliteStore(path);
        await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        File.CreateSymbolicLink(link, path);

        var refusal = await Refusal(path);
        var throughLink = await Refusal(link);

        Assert.Contains($"'{path}' is in use", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("in use", throughLink.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lock_file_left_behind_does_not_block()
    {
        var path = _directory.File("stale.db");
        await File.WriteAllTextAsync(path + ".lock", "4711", Ct);

        Assert.Equal(1, (await Fill(path, 1)).Sequence);
    }

    [Fact]
    public async Task Another_process_reads_while_an_engine_writes()
    {
        var path = _directory.File("shared.db");
        await using var writer = new SqliteStore(path);
        await using var reader = new SqliteStore(path);
        var head = await writer.OpenAsync(StoreAccess.ReadWrite, Ct);
        var first = SampleEvents.After(head);
        await writer.CommitAsync(head, [first], SampleEvents.Head(first), Ct);

        var seen = await reader.OpenAsync(StoreAccess.ReadOnly, Ct);
        var second = SampleEvents.After(SampleEvents.Head(first));
        await writer.CommitAsync(SampleEvents.Head(first), [second], SampleEvents.Head(second), Ct);

        Assert.Equal(1, seen.Sequence);
        Assert.NotNull(await reader.FindEventAsync(second.Event.EventId, Ct));
    }

    [Fact]
    public async Task A_slow_reader_of_the_ledger_does_not_hold_an_append_back()
    {
        var path = _directory.File("slow.db");
        await Fill(path, 2_000);
        await using var store = new SqliteStore(path);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        await using var stream = store.ReadEventsAsync(1, Ct).GetAsyncEnumerator(Ct);
        Assert.True(await stream.MoveNextAsync());

        for (var i = 0; i < 20; i++)
        {
            var entry = SampleEvents.After(head);
            await store.CommitAsync(head, [entry], SampleEvents.Head(entry), Ct);
            head = SampleEvents.Head(entry);
        }

        var count = 1;
        while (await stream.MoveNextAsync())
        {
            count++;
        }

        Assert.Equal(2_000, count);
    }

    [Fact]
    public async Task A_missing_file_is_not_created_by_a_reader()
    {
        var path = _directory.File("absent.db");

        Assert.Contains("does not exist", (await Refusal(path, StoreAccess.ReadOnly)).Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task An_empty_file_is_told_apart_by_a_reader()
    {
        var path = _directory.File("empty.db");
        await File.WriteAllBytesAsync(path, [], Ct);

        Assert.Contains("is empty", (await Refusal(path, StoreAccess.ReadOnly)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_store_says_that_it_is_not_open()
    {
        await using var store = new SqliteStore(_directory.File("closed.db"));
        var entry = SampleEvents.After(ChainHead.Genesis);

        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.FindEventAsync("x", Ct));
        await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.CommitAsync(ChainHead.Genesis, [entry], SampleEvents.Head(entry), Ct));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_refused_and_still_read()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes and attributes of Unix.");
        var path = _directory.File("readonly.db");
        var head = await Fill(path, 3);
        Assert.SkipUnless(Protect(path, isOn: true), "Neither the mode nor the attribute of the file can be set here.");
        try
        {
            var refusal = await Refusal(path);
            await using var reader = new SqliteStore(path);

            Assert.Contains("write", refusal.Message, StringComparison.Ordinal);
            Assert.Equal(head, await reader.OpenAsync(StoreAccess.ReadOnly, Ct));
        }
        finally
        {
            Protect(path, isOn: false);
        }
    }

    [Fact]
    public async Task Text_with_zeros_and_empty_text_come_back_whole()
    {
        await using var store = new SqliteStore(_directory.File("text.db"));
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        var plain = SampleEvents.Ingest(head, "per\0son");
        var entry = plain with { Event = plain.Event with { CorrelationId = "", Actor = "a\0b", Payload = Array.Empty<byte>() } };

        await store.CommitAsync(head, [entry], SampleEvents.Head(entry), Ct);
        var found = await store.FindEventAsync(entry.Event.EventId, Ct);

        Assert.Equal(("", "a\0b", 0), (found!.CorrelationId, found.Actor, found.Payload.Length));
        Assert.Equal("per\0son", Assert.Single(await store.ReadRecordsAsync(["per\0son"], Ct)).SubjectId);
        Assert.Empty(await store.ReadRecordsAsync(["per"], Ct));
    }

    [Theory]
    [InlineData("SELECT * FROM aevum_graph g WHERE g.subject_id = 'x' ORDER BY g.sequence", "aevum_graph_by_subject")]
    [InlineData("SELECT * FROM aevum_ledger l JOIN aevum_graph g ON g.sequence = l.sequence WHERE l.event_id = 'x'", "sqlite_autoindex_aevum_ledger_1")]
    [InlineData("SELECT * FROM aevum_ledger WHERE sequence >= 5 AND sequence <= 9 ORDER BY sequence LIMIT 3", "INTEGER PRIMARY KEY")]
    [InlineData("SELECT * FROM aevum_reviews WHERE state = 0 AND sequence > 0 ORDER BY sequence LIMIT 3", "aevum_reviews_pending")]
    [InlineData("SELECT * FROM aevum_idempotency WHERE key = 'x'", "sqlite_autoindex_aevum_idempotency_1")]
    [InlineData("SELECT * FROM aevum_consent WHERE grant_id = 'x'", "sqlite_autoindex_aevum_consent_1")]
    public async Task No_read_walks_a_whole_table(string sql, string index)
    {
        var path = _directory.File("plan.db");
        await Fill(path, 1);

        var plan = RawFile.ReadPlan(path, sql);

        Assert.Contains(index, plan, StringComparison.Ordinal);
        Assert.DoesNotContain("TEMP B-TREE", plan, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_pragmas_of_durability_are_in_force()
    {
        var path = _directory.File("pragmas.db");
        await Fill(path, 1);
        using var writer = new SqliteFile(path, new SqliteStoreOptions(), SqliteSchema.Current).OpenWriter();

        Assert.Equal(2, writer.ReadNumber("PRAGMA synchronous"));
        Assert.Equal(1, writer.ReadNumber("PRAGMA recursive_triggers"));
        Assert.Equal(SqliteSchema.ApplicationId, writer.ReadNumber("PRAGMA application_id"));
        using var mode = writer.Prepare("PRAGMA journal_mode");
        Assert.True(mode.Step());
        Assert.Equal("wal", mode.GetText(0));
    }

    [Fact]
    public void A_library_that_is_nowhere_is_not_found() => Assert.Equal(0, SqliteLibrary.TryLoad(["no-such-sqlite", "libno-such-sqlite.so.0"]));

    [Fact]
    public async Task Closing_while_readers_run_neither_hangs_nor_breaks_them()
    {
        var path = _directory.File("closing.db");
        await Fill(path, 500);
        var store = new SqliteStore(path);
        await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(() => ReadUntilClosed(store), Ct)).ToArray();

        await store.CloseAsync();

        await Task.WhenAll(readers).WaitAsync(TimeSpan.FromSeconds(20), Ct);
        Assert.Equal(500, (await Fill(path, 0)).Sequence);
    }

    private static async Task ReadUntilClosed(SqliteStore store)
    {
        try
        {
            while (true)
            {
                await foreach (var sealedEvent in store.ReadEventsAsync(1, Ct))
                {
                    Assert.NotNull(sealedEvent.EventId);
                }
            }
        }
        catch (StorageUnavailableException)
        {
            // The store was closed.
        }
    }

    private static async Task<ChainHead> Fill(string path, int count)
    {
        await using var store = new SqliteStore(path);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        if (count == 0)
        {
            return head;
        }

        var entries = SampleEvents.Chain(head, count);
        await store.CommitAsync(head, entries, SampleEvents.Head(entries[^1]), Ct);
        return SampleEvents.Head(entries[^1]);
    }

    private static async Task<StorageUnavailableException> Refusal(string path, StoreAccess access = StoreAccess.ReadWrite, SqliteStoreOptions? options = null)
    {
        await using var store = new SqliteStore(path, options ?? new SqliteStoreOptions());
        return await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.OpenAsync(access, Ct));
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? UnixFileMode.None : File.GetUnixFileMode(path);

    /// <summary>Root writes in spite of every mode, so there the attribute of the file system must do.</summary>
    private static bool Protect(string path, bool isOn)
    {
        if (OperatingSystem.IsWindows())
        {
            return false;
        }

        if (Environment.UserName != "root")
        {
            File.SetUnixFileMode(path, isOn ? UnixFileMode.UserRead : UnixFileMode.UserRead | UnixFileMode.UserWrite);
            return true;
        }

        try
        {
            using var process = Process.Start(new ProcessStartInfo("chattr", [isOn ? "+i" : "-i", path]) { RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
