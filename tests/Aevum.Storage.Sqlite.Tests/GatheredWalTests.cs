using Aevum.Storage.Sqlite.Native;
using Aevum.Testing;

namespace Aevum.Storage.Sqlite.Tests;

/// <summary>What the store's own VFS gathers before it writes it into the log is in the log when a transaction is complete, and in the right place.</summary>
public sealed class GatheredWalTests : IDisposable
{
    private const int Rows = 600;

    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    /// <summary>A killed process leaves the files as they are at that moment; the copy is what it leaves.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(40)]
    [InlineData(400_000)]
    public async Task A_batch_that_was_answered_is_in_the_files_whatever_its_size(int size)
    {
        var path = _directory.File("ledger.db");
        await using var store = new SqliteStore(path);
        var head = await store.OpenAsync(StoreAccess.ReadWrite, Ct);
        var entries = SampleEvents.Chain(head, 20).Select(entry => entry with { Event = entry.Event with { Payload = new byte[size] } }).ToArray();

        await store.CommitAsync(head, entries, SampleEvents.Head(entries[^1]), Ct);

        var left = Leave(path);
        Assert.Equal(20, RawFile.ReadNumber(left, $"SELECT COUNT(*) FROM aevum_ledger WHERE length(payload) = {size}"));
        Assert.Equal(["ok"], RawFile.ReadColumn(left, "PRAGMA integrity_check"));
    }

    /// <summary>With room for few pages SQLite writes pages before the end of the transaction, reads them again, and writes over them; it then computes every checksum after them anew.</summary>
    [Fact]
    public void A_transaction_that_outgrows_memory_reads_what_it_wrote_and_is_whole_in_the_files()
    {
        var path = _directory.File("large.db");
        using var writer = Create(path);

        writer.Execute("BEGIN");
        Fill(writer, 'a');
        writer.Execute("UPDATE t SET x = replace(x, 'a', 'b')");
        var seen = writer.ReadNumber($"SELECT COUNT(*) FROM t WHERE x = '{Text('b')}'");
        var seenByOthers = RawFile.ReadNumber(path, "SELECT COUNT(*) FROM t");
        writer.Execute("COMMIT");

        Assert.Equal((Rows, 0), (seen, seenByOthers));
        Assert.Equal(Rows, RawFile.ReadNumber(path, $"SELECT COUNT(*) FROM t WHERE x = '{Text('b')}'"));
        var left = Leave(path);
        Assert.Equal(Rows, RawFile.ReadNumber(left, $"SELECT COUNT(*) FROM t WHERE x = '{Text('b')}'"));
        Assert.Equal(["ok"], RawFile.ReadColumn(left, "PRAGMA integrity_check"));
    }

    [Fact]
    public void A_transaction_that_was_taken_back_leaves_nothing_behind_for_the_next()
    {
        var path = _directory.File("back.db");
        using var writer = Create(path);

        writer.Execute("BEGIN");
        Fill(writer, 'a');
        writer.RollBack();
        writer.Execute("INSERT INTO t VALUES (1, 'short')");

        var left = Leave(path);
        Assert.Equal(["short"], RawFile.ReadColumn(left, "SELECT x FROM t"));
        Assert.Equal(["ok"], RawFile.ReadColumn(left, "PRAGMA integrity_check"));
    }

    [Fact]
    public void A_log_that_is_moved_into_the_file_and_begun_anew_loses_nothing()
    {
        var path = _directory.File("anew.db");
        using var writer = Create(path);

        for (var round = 0; round < 5; round++)
        {
            writer.Execute("BEGIN; DELETE FROM t");
            Fill(writer, (char)('a' + round));
            writer.Execute("COMMIT; PRAGMA wal_checkpoint(RESTART)");
            writer.Execute($"UPDATE t SET x = x || '{round}'");

            var left = Leave(path);
            Assert.Equal(Rows, RawFile.ReadNumber(left, $"SELECT COUNT(*) FROM t WHERE x = '{Text((char)('a' + round))}{round}'"));
            Assert.Equal(["ok"], RawFile.ReadColumn(left, "PRAGMA integrity_check"));
        }
    }

    [Fact]
    public void The_log_is_written_in_far_fewer_calls_than_it_has_pages()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere SQLite's own VFS is used.");
        using var gathered = Create(_directory.File("gathered.db"));
        using var plain = Create(_directory.File("plain.db"), isGathered: false);

        var (few, many) = (WritesOf(gathered), WritesOf(plain));

        Assert.True(few * 4 < many, $"{few} calls with the gathering VFS, {many} without.");
    }

    /// <summary>Calls that write, of this thread, for one large transaction.</summary>
    private static long WritesOf(SqliteConnection writer)
    {
        var before = Calls();
        writer.Execute("BEGIN");
        Fill(writer, 'a');
        writer.Execute("COMMIT");
        return Calls() - before;

        static long Calls() => long.Parse(
            File.ReadLines("/proc/thread-self/io").Single(line => line.StartsWith("syscw:", StringComparison.Ordinal))["syscw:".Length..],
            System.Globalization.CultureInfo.InvariantCulture);
    }

    private static SqliteConnection Create(string path, bool isGathered = true)
    {
        SqliteLibrary.Require();
        File.WriteAllBytes(path, []);
        var connection = SqliteConnection.Open(path, isReadOnly: false, TimeSpan.FromSeconds(5), isGathered ? GatheredWal.Name : 0);
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL; CREATE TABLE t (id INTEGER PRIMARY KEY, x TEXT); PRAGMA cache_size = 4");
        return connection;
    }

    private static void Fill(SqliteConnection writer, char letter) => writer.Execute(
        $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows}) INSERT INTO t SELECT i, '{Text(letter)}' FROM n");

    private static string Text(char letter) => new(letter, 700);

    private static string Leave(string path)
    {
        var left = path + ".left";
        File.Copy(path, left, overwrite: true);
        File.Copy(path + "-wal", left + "-wal", overwrite: true);
        File.Delete(left + "-shm");
        return left;
    }
}
