using System.Globalization;
using Aevum.Hosting.Running;
using Aevum.Signing;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Aevum.Hosting.Checks;

/// <summary>
/// Healthy while the last batch could be signed and stored. Degraded in development mode and while preflight has findings. Unhealthy before the start and
/// after a fault, and while a remote signer cannot be used. A probe writes nothing to the ledger.
/// </summary>
internal sealed class AevumHealthCheck(AevumEngineAccessor accessor, AevumEngineHost host) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (!accessor.IsStarted)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, "The engine has not started.");
        }

        var health = accessor.Engine.Health;
        var data = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["head"] = health.Head.Sequence.ToString(CultureInfo.InvariantCulture),
            ["queue_depth"] = health.QueueDepth,
            ["posture"] = accessor.Engine.Posture.ToString().ToLowerInvariant(),
            ["findings"] = string.Join(", ", host.Findings.Select(finding => finding.RuleId)),
        };
        try
        {
            await accessor.Engine.CheckSignerAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SignerUnavailableException fault)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, fault.Message, data: data);
        }

        return Judge(context, health, data);
    }

    private HealthCheckResult Judge(HealthCheckContext context, EngineHealth health, IReadOnlyDictionary<string, object> data)
    {
        if (!health.IsHealthy)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, health.LastFault ?? "The engine has stopped.", data: data);
        }

        if (health.IsDevelopmentMode)
        {
            return HealthCheckResult.Degraded("Development mode: every subject counts as consented, and nothing is kept.", data: data);
        }

        return host.Findings.Count > 0
            ? HealthCheckResult.Degraded($"Preflight found {string.Join(", ", host.Findings.Select(finding => finding.RuleId))}.", data: data)
            : HealthCheckResult.Healthy("The last batch was signed and stored.", data);
    }
}
