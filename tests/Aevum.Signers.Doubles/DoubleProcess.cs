using System.Diagnostics;
using System.Globalization;

namespace Aevum.Signers.Doubles;

/// <summary>A double that runs as a process of its own. It is known only by the environment variables it prints, as a real service would be.</summary>
public sealed class DoubleProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private DoubleProcess(Process process, IReadOnlyDictionary<string, string> variables)
    {
        _process = process;
        Variables = variables;
    }

    /// <summary>What it printed at its start.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; }

    /// <summary>Starts it and waits until it is ready.</summary>
    /// <param name="kind"><c>vault</c> or <c>kms</c>.</param>
    /// <param name="roundTrip">Added to every answer, in whole microseconds.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<DoubleProcess> StartAsync(string kind, TimeSpan roundTrip = default, CancellationToken ct = default)
    {
        string[] arguments = ["exec", typeof(SigningDouble).Assembly.Location, kind, "0", ((long)roundTrip.TotalMicroseconds).ToString(CultureInfo.InvariantCulture)];
        var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(StartLimit);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line && line != "ready")
        {
            var at = line.IndexOf('=', StringComparison.Ordinal);
            variables[line[..at]] = line[(at + 1)..];
        }

        return new DoubleProcess(process, variables);
    }

    /// <summary>Switches a fault on or off over HTTP.</summary>
    public async Task SetAsync(string address, Fault fault, CancellationToken ct)
    {
        using var http = new HttpClient();
        using var answer = await http.GetAsync(new Uri(new Uri(Variables[address]), $"/double/fault?set={fault}"), ct);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Ends the process without a goodbye.</summary>
    public async Task KillAsync(CancellationToken ct)
    {
        _process.Kill();
        await _process.WaitForExitAsync(ct);
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync(CancellationToken.None);
        _process.Dispose();
    }
}
