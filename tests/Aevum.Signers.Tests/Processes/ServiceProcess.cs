using System.Diagnostics;
using Aevum.Signers.Doubles;

namespace Aevum.Signers.Tests.Processes;

/// <summary>A double that runs as a process of its own. It is known only by the environment variables it prints, as a real service would be.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private ServiceProcess(Process process, IReadOnlyDictionary<string, string> variables)
    {
        _process = process;
        Variables = variables;
    }

    internal IReadOnlyDictionary<string, string> Variables { get; }

    internal static async Task<ServiceProcess> StartAsync(string kind)
    {
        var server = typeof(SigningDouble).Assembly.Location;
        var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", server, kind]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(StartLimit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line && line != "ready")
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            variables[line[..at]] = line[(at + 1)..];
        }

        return new ServiceProcess(process, variables);
    }

    /// <summary>Switches a fault on or off over HTTP.</summary>
    internal async Task SetAsync(string address, Fault fault)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(new Uri(Variables[address]), $"/double/fault?set={fault}"), TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends the process without a goodbye.</summary>
    internal async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
