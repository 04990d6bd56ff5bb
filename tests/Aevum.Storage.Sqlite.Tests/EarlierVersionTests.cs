using Aevum.Audit.Verification;
using Aevum.Signing;

namespace Aevum.Storage.Sqlite.Tests;

/// <summary>Who only reads, reads a file of an earlier version as it is: an auditor needs no engine to write to it first.</summary>
public sealed class EarlierVersionTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData(VersionOneFile.OfAnEngine, 14)]
    [InlineData(VersionOneFile.WithOddTexts, 7)]
    public async Task Every_event_of_a_file_of_version_1_is_read_by_place_and_by_id_and_the_file_stays_as_it_is(string name, int count)
    {
        var path = VersionOneFile.Copy(_directory, name);
        var expected = VersionOneFile.ReadEvents(path);
        var before = await File.ReadAllBytesAsync(path, Ct);

        var (byPlace, byId) = (new List<string>(), new List<string>());
        await using (var store = new SqliteStore(path))
        {
            await store.OpenAsync(StoreAccess.ReadOnly, Ct);
            await foreach (var sealedEvent in store.ReadEventsAsync(1, Ct))
            {
                byPlace.Add(VersionOneFile.Line(sealedEvent));
                byId.Add(VersionOneFile.Line((await store.FindEventAsync(sealedEvent.EventId, Ct))!));
            }
        }

        Assert.Equal(count, expected.Count);
        Assert.Equal(expected, byPlace);
        Assert.Equal(expected, byId);
        Assert.Equal(before, await File.ReadAllBytesAsync(path, Ct));
        Assert.Equal(1, RawFile.ReadNumber(path, "PRAGMA user_version"));
    }

    [Fact]
    public async Task The_chain_of_version_1_verifies_without_an_engine()
    {
        using var signer = new InProcessSigner([.. Enumerable.Range(1, 32).Select(value => (byte)value)]);
        await using var store = new SqliteStore(VersionOneFile.Copy(_directory, VersionOneFile.OfAnEngine));
        var head = await store.OpenAsync(StoreAccess.ReadOnly, Ct);

        var verdict = await new ChainVerifier(new KeyRing([new PinnedKey(signer.PublicKey.Span)])).VerifyAsync(store.ReadEventsAsync(1, Ct), Ct);

        Assert.True(verdict.IsVerified, verdict.Reason);
        Assert.Equal((14, head.Hash), (verdict.Head.Sequence, verdict.Head.Hash));
    }

    [Theory]
    [InlineData(VersionOneFile.OfAnEngine)]
    [InlineData(VersionOneFile.WithOddTexts)]
    public async Task Everything_else_is_read_as_after_the_migration(string name)
    {
        var path = VersionOneFile.Copy(_directory, name);
        var ids = RawFile.ReadColumn(path, "SELECT event_id FROM aevum_ledger ORDER BY sequence");
        var subjects = RawFile.ReadColumn(path, "SELECT DISTINCT subject_id FROM aevum_graph");
        var before = await ReadContent(path, ids, subjects);

        await Migrate(path);

        Assert.NotEmpty(before);
        Assert.Equal(await ReadContent(path, ids, subjects), before);
    }

    [Fact]
    public async Task A_file_that_an_engine_migrates_meanwhile_is_read_on()
    {
        var path = VersionOneFile.Copy(_directory, VersionOneFile.OfAnEngine);
        var expected = VersionOneFile.ReadEvents(path);
        var id = RawFile.ReadColumn(path, "SELECT event_id FROM aevum_graph ORDER BY sequence")[0];
        await using var store = new SqliteStore(path);
        await store.OpenAsync(StoreAccess.ReadOnly, Ct);
        var first = await store.FindRecordAsync(id, Ct);

        await Migrate(path);

        var read = new List<string>();
        await foreach (var sealedEvent in store.ReadEventsAsync(1, Ct))
        {
            read.Add(VersionOneFile.Line(sealedEvent));
        }

        var second = await store.FindRecordAsync(id, Ct);
        Assert.Equal(expected, read);
        Assert.Equal(Line(first!), Line(second!));
    }

    [Fact]
    public async Task A_file_that_a_newer_program_migrates_meanwhile_is_refused_from_then_on()
    {
        var path = VersionOneFile.Copy(_directory, VersionOneFile.OfAnEngine);
        await using var store = new SqliteStore(path);
        await store.OpenAsync(StoreAccess.ReadOnly, Ct);
        RawFile.Execute(path, "PRAGMA user_version = 99");

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await store.FindEventAsync("x", Ct));

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    private static async Task Migrate(string path)
    {
        await using var store = new SqliteStore(path);
        await store.OpenAsync(StoreAccess.ReadWrite, Ct);
    }

    /// <summary>Records by event and by subject, grants and open reviews, each as text.</summary>
    private static async Task<List<string>> ReadContent(string path, List<string> ids, List<string> subjects)
    {
        var lines = new List<string>();
        await using var store = new SqliteStore(path);
        lines.Add((await store.OpenAsync(StoreAccess.ReadOnly, Ct)).ToString());
        foreach (var id in ids)
        {
            lines.Add(id + " " + (await store.FindRecordAsync(id, Ct) is { } record ? Line(record) : "no record"));
        }

        lines.AddRange((await store.ReadRecordsAsync(subjects, Ct)).Select(Line));
        await foreach (var grant in store.ReadConsentAsync(Ct))
        {
            lines.Add(grant.ToString());
        }

        await foreach (var review in store.ReadPendingReviewsAsync(Ct))
        {
            lines.Add(review.EventId + " " + review.Proposal.Action);
        }

        return lines;
    }

    private static string Line(GraphRecord record) =>
        $"{record.EventId} {record.SubjectId} {record.Purpose} {Convert.ToHexString(record.Data.Span)} {record.Provenance.SourceId} {string.Join(',', record.Provenance.ChainOfCustody)} {record.Provenance.Classification}";
}
