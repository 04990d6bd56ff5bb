using Aevum.Signers.Tests.Ledger;
using Aevum.Signers.Tests.Services;

namespace Aevum.Signers.Tests.Chaos;

/// <summary>One engine under load while its signing service goes through every fault it has, in turn, again and again.</summary>
internal sealed class ChaosRun(string name, FaultyService service, LedgerUnderTest ledger, ChaosLoad load)
{
    /// <summary>How often a probe of an orchestrator asks for health, and so how long a recovery may take.</summary>
    private static readonly TimeSpan HealthInterval = TimeSpan.FromSeconds(10);

    private const int RefusalsPerFault = 2 * ChaosLoad.Callers;

    private TimeSpan _worstRecovery;
    private string _worstFault = "none";

    /// <summary>Runs whole rounds until <paramref name="ends"/>, at least one.</summary>
    internal async Task<ChaosReport> RunAsync(DateTimeOffset ends)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var calls = load.RunAsync(stop.Token);
        await load.UntilAcceptedAsync(ChaosLoad.Callers, HealthInterval, $"{name} did not begin to sign");
        var rounds = 0;
        do
        {
            foreach (var fault in service.Faults)
            {
                await EndureAsync(fault);
            }

            rounds++;
        }
        while (DateTimeOffset.UtcNow < ends);

        await stop.CancelAsync();
        await calls;
        return await JudgeAsync(rounds);
    }

    private async Task EndureAsync(ServiceFault fault)
    {
        load.Forget();
        await fault.BreakAsync();
        if (fault.Refuses)
        {
            await load.UntilRefusedAsync(RefusalsPerFault, HealthInterval, $"{name} went on although it had the fault '{fault.Name}'");
            Assert.False(ledger.Engine.Health.IsHealthy, $"{name}: the health does not show '{fault.Name}'");
        }

        await fault.MendAsync();
        load.Forget();
        var recovery = await load.UntilAcceptedAsync(2 * ChaosLoad.Callers, HealthInterval, $"{name} did not recover from '{fault.Name}' within one health interval");
        Assert.True(recovery < HealthInterval, $"{name} needed {recovery} to recover from '{fault.Name}'");
        await ledger.Engine.CheckSignerAsync(TestContext.Current.CancellationToken);
        Assert.True(ledger.Engine.Health.IsHealthy, $"{name}: the health still shows '{fault.Name}'");
        if (recovery > _worstRecovery)
        {
            (_worstRecovery, _worstFault) = (recovery, fault.Name);
        }
    }

    /// <summary>What was acknowledged is there, what was refused is not, and the export verifies by the public key alone, which an unsigned event would not.</summary>
    private async Task<ChaosReport> JudgeAsync(int rounds)
    {
        var stored = (await ledger.EventsAsync()).Where(stored => stored.EventType == "ingest.accepted").Select(stored => stored.AuditId).ToHashSet(StringComparer.Ordinal);
        var acknowledged = load.Acknowledged.ToHashSet(StringComparer.Ordinal);
        Assert.Equal(load.Acknowledged.Count, acknowledged.Count);
        Assert.True(acknowledged.SetEquals(stored), $"{name}: {acknowledged.Except(stored).Count()} acknowledged events are lost, {stored.Except(acknowledged).Count()} refused ones are stored");
        var verification = await ledger.VerifyExportAsync(service.Signer.PublicKey);
        Assert.True(verification.IsVerified, verification.Reason);
        return new ChaosReport(name, rounds, service.Faults.Count, acknowledged.Count, load.Refused, verification.EventCount, _worstRecovery, _worstFault);
    }
}
