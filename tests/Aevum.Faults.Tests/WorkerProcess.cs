using System.Diagnostics;

namespace Aevum.Faults.Tests;

/// <summary>A worker in a process of its own, so that it can be killed.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _firstAnswer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WorkerProcess(Process process) => _process = process;

    internal int ExitCode => _process.ExitCode;

    internal static string Library { get; } = Path.Combine(AppContext.BaseDirectory, "Aevum.Faults.Worker.dll");

    internal static string Host { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    internal static WorkerProcess Start(string task, string path) => Start(new ProcessStartInfo(Host, ["exec", Library, task, path]));

    internal static WorkerProcess Start(ProcessStartInfo start)
    {
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return new WorkerProcess(Process.Start(start) ?? throw new InvalidOperationException($"'{start.FileName}' did not start."));
    }

    /// <summary>Ends when the first call under load was answered, or the process ended without one.</summary>
    internal Task FirstAnswer => _firstAnswer.Task;

    /// <summary>SIGKILL: no handler runs, nothing is flushed.</summary>
    internal void Kill()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }
    }

    /// <summary>Everything the worker told until its end. A last line without its end was not told.</summary>
    internal async Task<List<string>> ReadAnswersAsync(CancellationToken ct)
    {
        var text = "";
        var lines = new List<string>();
        var buffer = new char[4096];
        int read;
        while ((read = await _process.StandardOutput.ReadAsync(buffer, ct)) > 0)
        {
            text += new string(buffer, 0, read);
            var parts = text.Split('\n');
            lines.AddRange(parts[..^1]);
            text = parts[^1];
            if (lines.Exists(line => line.StartsWith("ok ", StringComparison.Ordinal)))
            {
                _firstAnswer.TrySetResult();
            }
        }

        await _process.WaitForExitAsync(ct);
        _firstAnswer.TrySetResult();
        return lines;
    }

    internal Task<string> ReadErrorsAsync(CancellationToken ct) => _process.StandardError.ReadToEndAsync(ct);

    public void Dispose()
    {
        Kill();
        _process.Dispose();
    }
}
