using Aevum.Hosting.Checks;
using Aevum.Hosting.Telemetry;
using Aevum.Signing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aevum.Hosting.Running;

/// <summary>
/// Starts the engine before every other hosted service starts, and stops it after every other one has stopped. A problem of the configuration, a finding
/// of preflight that the posture does not tolerate, or a chain that does not verify stops the start of the host.
/// </summary>
internal sealed class AevumEngineHost(IServiceProvider services, EngineSource source, AevumEngineAccessor accessor) : IHostedLifecycleService, IAsyncDisposable
{
    private readonly ILogger _logger = services.GetService<ILoggerFactory>()?.CreateLogger("Aevum.Hosting") ?? NullLogger.Instance;
    private IReadOnlyList<object> _owned = [];
    private AevumEngine? _engine;
    private EngineMetrics? _metrics;

    /// <summary>What preflight found; empty before the start.</summary>
    public IReadOnlyList<PreflightFinding> Findings { get; private set; } = [];

    /// <inheritdoc/>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        try
        {
            _engine = await StartEngineAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            accessor.Failed(e);
            await DisposeOwnedAsync().ConfigureAwait(false);
            throw;
        }

        _metrics = new EngineMetrics(services.GetService<System.Diagnostics.Metrics.IMeterFactory>(), _engine);
        accessor.Started(_engine);
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => DisposeAsync().AsTask();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _metrics?.Dispose();
        if (_engine is not null)
        {
            await _engine.DisposeAsync().ConfigureAwait(false);
        }

        await DisposeOwnedAsync().ConfigureAwait(false);
    }

    private async ValueTask DisposeOwnedAsync()
    {
        var owned = Interlocked.Exchange(ref _owned, []);
        foreach (var part in owned)
        {
            if (part is IAsyncDisposable disposable)
            {
                await disposable.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                (part as IDisposable)?.Dispose();
            }
        }
    }

    private async Task<AevumEngine> StartEngineAsync(CancellationToken cancellationToken)
    {
        var configuration = new EngineConfiguration(services, source);
        AevumOptions options;
        try
        {
            options = configuration.Make();
        }
        finally
        {
            _owned = configuration.Owned;
        }

        var report = Preflight.Check(options, services.GetService<IHostEnvironment>()?.IsDevelopment() == true);
        Findings = report.Findings;
        foreach (var finding in report.Findings.Where(finding => !finding.StopsTheStart))
        {
            HostingLog.Finding(_logger, finding.RuleId, finding.Message);
        }

        report.ThrowIfStopped();
        if (options.Signer is IRemoteSigner remote)
        {
            await remote.ConnectAsync(cancellationToken).ConfigureAwait(false);
        }

        return await AevumEngine.StartAsync(options, cancellationToken).ConfigureAwait(false);
    }
}
