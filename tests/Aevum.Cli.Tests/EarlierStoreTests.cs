using System.Runtime.CompilerServices;
using Aevum.Signing;

namespace Aevum.Cli;

/// <summary>A store of schema 1, which an auditor verifies and exports as it is.</summary>
public sealed class EarlierStoreTests : IDisposable
{
    private const int Events = 14;

    private readonly string _folder = Directory.CreateTempSubdirectory("aevum-cli-").FullName;

    private string StorePath => Path.Combine(_folder, "version1.db");

    private static string Key
    {
        get
        {
            using var signer = new InProcessSigner([.. Enumerable.Range(1, 32).Select(value => (byte)value)]);
            return Convert.ToHexStringLower(signer.PublicKey.Span);
        }
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Verify_reads_it_and_leaves_it_as_it_is()
    {
        var before = await CopyAsync();

        var (exitCode, output, error) = await Tool.RunAsync(["verify", StorePath, "--key", Key]);

        Assert.True(exitCode == ExitCode.Success, output + error);
        Assert.StartsWith($"VERIFIED\nevents: {Events}, ", output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(StorePath, Ct));
    }

    [Fact]
    public async Task Its_export_verifies_too()
    {
        var before = await CopyAsync();
        var export = Path.Combine(_folder, "chain.json");

        var (exported, _, error) = await Tool.RunAsync(["export", StorePath, "--output", export]);
        var (verified, output, _) = await Tool.RunAsync(["verify", export, "--key", Key]);

        Assert.True((exported, verified) == (ExitCode.Success, ExitCode.Success), output + error);
        Assert.Equal(before, await File.ReadAllBytesAsync(StorePath, Ct));
    }

    [Fact]
    public async Task Verify_names_the_entry_that_was_changed()
    {
        await CopyAsync();
        using (var connection = Storage.Sqlite.SqliteConnection.Open(StorePath, isReadOnly: false, TimeSpan.FromSeconds(5)))
        {
            connection.Execute("DROP TRIGGER aevum_ledger_no_update; UPDATE aevum_ledger SET actor = 'mallory' WHERE sequence = 3");
        }

        var (exitCode, output, _) = await Tool.RunAsync(["verify", StorePath, "--key", Key]);

        Assert.Equal(ExitCode.Failure, exitCode);
        Assert.StartsWith("FAILED — entry 2: ", output, StringComparison.Ordinal);
    }

    private async Task<byte[]> CopyAsync([CallerFilePath] string here = "")
    {
        File.Copy(Path.Combine(Path.GetDirectoryName(here)!, "..", "Aevum.Storage.Sqlite.Tests", "Golden", "version1.db"), StorePath);
        return await File.ReadAllBytesAsync(StorePath, Ct);
    }
}
