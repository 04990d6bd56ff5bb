using System.Diagnostics;
using Aevum.Faults.Worker;
using Aevum.Signing;
using Aevum.Storage;

namespace Aevum.Faults.Tests;

/// <summary>A disk that ends: by the limit of the process on every Unix, and for real on a small file system where the test may mount one.</summary>
public sealed class FullDiskTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("aevum-full-");
    private bool _isMounted;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        if (_isMounted)
        {
            Run("umount", _directory.FullName);
        }

        _directory.Delete(recursive: true);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_file_that_may_not_grow_refuses_with_storage_unavailable_and_keeps_what_was_answered()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The limit is one of Unix.");
        var path = Path.Combine(_directory.FullName, "ledger.db");

        // The shell counts blocks of 512 or 1,024 bytes. Without the two switches the limit would meet the runtime's own files first.
        var start = new ProcessStartInfo("sh", ["-c", "trap '' XFSZ; ulimit -f 2000; exec \"$0\" exec \"$1\" fill \"$2\"", WorkerProcess.Host, WorkerProcess.Library, path]);
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";

        await RequireRefusalAsync(start, path);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_full_disk_refuses_with_storage_unavailable_and_keeps_what_was_answered()
    {
        _isMounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", _directory.FullName);
        Assert.SkipUnless(_isMounted, "Mounting a small file system needs root.");
        var path = Path.Combine(_directory.FullName, "ledger.db");

        await RequireRefusalAsync(new ProcessStartInfo(WorkerProcess.Host, ["exec", WorkerProcess.Library, "fill", path]), path, isStillFull: true);

        Assert.True(Run("mount", "-o", "remount,size=64m", _directory.FullName));
        Assert.True(await Ledger.RequireWholeAsync(path, [], Ct) > 0);
    }

    [Fact(Timeout = 120_000)]
    public async Task A_file_system_that_is_read_only_is_refused_and_left_as_it_is()
    {
        _isMounted = OperatingSystem.IsLinux() && Run("mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", _directory.FullName);
        Assert.SkipUnless(_isMounted, "Mounting a file system needs root.");
        var path = Path.Combine(_directory.FullName, "ledger.db");
        var count = await Ledger.RequireWholeAsync(path, [], Ct);
        Assert.True(Run("mount", "-o", "remount,ro", _directory.FullName));
        using var signer = new InProcessSigner(GovernedLoad.Seed);

        var refusal = await Assert.ThrowsAsync<StorageUnavailableException>(async () => await AevumEngine.StartAsync(new AevumOptions { Signer = signer, Store = new SqliteStore(path) }, Ct));

        Assert.Contains("write", refusal.Message, StringComparison.Ordinal);
        await using var reader = new SqliteStore(path);
        Assert.Equal(count, (await reader.OpenAsync(StoreAccess.ReadOnly, Ct)).Sequence);
    }

    private static async Task RequireRefusalAsync(ProcessStartInfo start, string path, bool isStillFull = false)
    {
        using var worker = WorkerProcess.Start(start);
        var errors = worker.ReadErrorsAsync(Ct);
        var answers = await worker.ReadAnswersAsync(Ct);

        Assert.True(worker.ExitCode == 3, $"exit {worker.ExitCode}: {await errors}");
        Assert.Contains(answers, line => line.StartsWith("ok ", StringComparison.Ordinal));
        Assert.All(answers.Where(line => line.StartsWith("refused ", StringComparison.Ordinal)), line => Assert.StartsWith("refused storage_unavailable ", line, StringComparison.Ordinal));
        Assert.Equal(2, answers.Count(line => line.StartsWith("refused ", StringComparison.Ordinal)));
        if (!isStillFull)
        {
            Assert.True(await Ledger.RequireWholeAsync(path, answers, Ct) > 0);
        }
    }

    private static bool Run(string command, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true });
            process!.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
