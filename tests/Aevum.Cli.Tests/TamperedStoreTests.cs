using Aevum.Storage.Sqlite;

namespace Aevum.Cli;

/// <summary>
/// A store of five events, changed by a program that can do all that SQL can: it drops the triggers first, as everybody with the file can. The verifier
/// names the first entry that is not what it was.
/// </summary>
public sealed class TamperedStoreTests
{
    private const string DropGuards = "DROP TRIGGER aevum_ledger_no_update; DROP TRIGGER aevum_ledger_no_delete; DROP TRIGGER aevum_ledger_only_append;";

    [Theory]
    [InlineData("UPDATE aevum_ledger SET actor = 'mallory' WHERE sequence = 3", 2, "signature")]
    [InlineData("UPDATE aevum_ledger SET actor = 5 WHERE sequence = 3", 2, "signature")]
    [InlineData("UPDATE aevum_ledger SET actor = CAST(x'ff41' AS TEXT) WHERE sequence = 3", 2, "signature")]
    [InlineData("UPDATE aevum_ledger SET payload = CAST('{\"n\":2}' AS BLOB) WHERE sequence = 2", 1, "payload")]
    [InlineData("UPDATE aevum_ledger SET payload = 'no json' WHERE sequence = 2", 1, "*")]
    [InlineData("UPDATE aevum_ledger SET payload = zeroblob(100000000) WHERE sequence = 2", 1, "*")]
    [InlineData("UPDATE aevum_ledger SET payload = x'', payload_hash = '' WHERE sequence = 2", 1, "*")]
    [InlineData("UPDATE aevum_ledger SET payload_hash = upper(payload_hash) WHERE sequence = 4", 3, "payload")]
    [InlineData("UPDATE aevum_ledger SET prior_hash = (SELECT prior_hash FROM aevum_ledger WHERE sequence = 2) WHERE sequence = 4", 3, "prior_hash")]
    [InlineData("UPDATE aevum_ledger SET signature = (SELECT signature FROM aevum_ledger WHERE sequence = 4) WHERE sequence = 5", 4, "signature")]
    [InlineData("UPDATE aevum_ledger SET signature = signature || '==' WHERE sequence = 1", 0, "signature")]
    [InlineData("INSERT INTO aevum_forms SELECT 2, schema_version, signer_key_id, key_scheme, 99999999999, hash_alg FROM aevum_forms; UPDATE aevum_ledger SET form = 2 WHERE sequence = 1", 0, "version")]
    [InlineData("INSERT INTO aevum_forms SELECT 2, schema_version, signer_key_id, key_scheme, 'one', hash_alg FROM aevum_forms; UPDATE aevum_ledger SET form = 2 WHERE sequence = 2", 1, "version")]
    [InlineData("UPDATE aevum_ledger SET form = 7 WHERE sequence = 2", 1, "*")]
    [InlineData("UPDATE aevum_ledger SET valid_from = 9223372036854775807 WHERE sequence = 2", 1, "*")]
    [InlineData("UPDATE aevum_ledger SET valid_from = valid_from + 1 WHERE sequence = 2", 1, "signature")]
    [InlineData("UPDATE aevum_ledger SET episode_id = x'00' WHERE sequence = 2", 1, "*")]
    [InlineData("UPDATE aevum_ledger SET system_time = 'noon' WHERE sequence = 2", 1, "*")]
    [InlineData("INSERT INTO aevum_forms SELECT 2, schema_version, signer_key_id, key_scheme, sig_format_version, 'sha-256' FROM aevum_forms; UPDATE aevum_ledger SET form = 2 WHERE sequence = 2", 1, "hash_alg")]
    [InlineData("UPDATE aevum_ledger SET event_id = 'x' WHERE sequence = 2", 1, "event_id")]
    [InlineData("UPDATE aevum_ledger SET tsa_url = 'https://tsa.example', tsa_token = 'AAAA' WHERE sequence = 2; DELETE FROM aevum_ledger WHERE sequence = 3", 2, "sequence")]
    [InlineData("DELETE FROM aevum_ledger WHERE sequence = 1", 0, "sequence")]
    [InlineData("DELETE FROM aevum_ledger WHERE sequence = 3", 2, "sequence")]
    [InlineData("DELETE FROM aevum_ledger WHERE sequence IN (2, 4)", 1, "sequence")]
    [InlineData("DELETE FROM aevum_ledger WHERE sequence = 5", 4, "removed")]
    [InlineData("DELETE FROM aevum_ledger WHERE sequence > 1", 1, "removed")]
    [InlineData("DELETE FROM aevum_ledger", 0, "removed")]
    [InlineData("UPDATE aevum_ledger SET sequence = -2 WHERE sequence = 2; UPDATE aevum_ledger SET sequence = 2 WHERE sequence = 3; UPDATE aevum_ledger SET sequence = 3 WHERE sequence = -2", 1, "prior_hash")]
    [InlineData("UPDATE aevum_head SET hash = upper(hash)", 5, "head")]
    [InlineData("UPDATE aevum_head SET sequence = 9", 5, "head")]
    public async Task Verify_names_the_entry(string sql, int entry, string reason)
    {
        using var files = await SampleFiles.CreateAsync(TestContext.Current.CancellationToken);
        Execute(files.StorePath, DropGuards + sql);

        var (exitCode, output, error) = await Tool.RunAsync(["verify", files.StorePath, "--key", files.Key]);

        Assert.True(exitCode == ExitCode.Failure, $"exit code {exitCode}\n{output}{error}");
        Assert.StartsWith($"FAILED — entry {entry}: ", output, StringComparison.Ordinal);
        Assert.True(reason == "*" || output.Split('\n')[0].Contains(reason, StringComparison.Ordinal), output);
    }

    [Fact]
    public async Task A_tail_that_was_removed_together_with_the_head_is_found_with_the_expected_head()
    {
        using var files = await SampleFiles.CreateAsync(TestContext.Current.CancellationToken);
        var whole = files.Expand("<HEAD>");
        Execute(files.StorePath, DropGuards + """
            UPDATE aevum_head SET sequence = 4, hash = (SELECT lower(hex(prior_hash)) FROM aevum_ledger WHERE sequence = 5);
            DELETE FROM aevum_ledger WHERE sequence = 5
            """);

        var (exitCode, output, _) = await Tool.RunAsync(["verify", files.StorePath, "--key", files.Key, "--expect-head", whole]);

        Assert.Equal(ExitCode.Failure, exitCode);
        Assert.StartsWith("FAILED — entry 4: ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_that_only_lost_its_guards_still_verifies()
    {
        using var files = await SampleFiles.CreateAsync(TestContext.Current.CancellationToken);
        Execute(files.StorePath, DropGuards);

        var (exitCode, output, _) = await Tool.RunAsync(["verify", files.StorePath, "--key", files.Key]);

        Assert.Equal(ExitCode.Success, exitCode);
        Assert.StartsWith("VERIFIED", output, StringComparison.Ordinal);
    }

    private static void Execute(string path, string sql)
    {
        using var connection = SqliteConnection.Open(path, isReadOnly: false, TimeSpan.FromSeconds(5));
        connection.Execute(sql);
    }
}
