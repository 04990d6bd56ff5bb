using System.Globalization;
using Aevum.Signers.Tests.Ledger;
using Aevum.Signers.Tests.Services;

namespace Aevum.Signers.Tests.Chaos;

/// <summary>
/// Load on all three services at once while each goes through every fault in turn. The test runs each fault once; AEVUM_CHAOS_MINUTES=10 goes on for ten minutes
/// and prints what it saw.
/// </summary>
public sealed class ChaosTests
{
    [Fact]
    public async Task No_acknowledged_event_is_lost_or_unsigned_through_every_fault_and_each_time_the_engine_recovers()
    {
        var ends = DateTimeOffset.UtcNow + Duration();

        var reports = await Task.WhenAll(FaultyService.Names.Select(name => RunAsync(name, ends)));

        Assert.All(reports, report => Assert.True(report.Refused > 0));
        foreach (var report in reports)
        {
            TestContext.Current.TestOutputHelper?.WriteLine(report.ToString());
        }
    }

    private static async Task<ChaosReport> RunAsync(string name, DateTimeOffset ends)
    {
        await using var service = await FaultyService.StartAsync(name);
        await using var ledger = await LedgerUnderTest.StartAsync(service.Signer);
        using var load = new ChaosLoad(ledger);
        return await new ChaosRun(name, service, ledger, load).RunAsync(ends);
    }

    private static TimeSpan Duration() =>
        TimeSpan.FromMinutes(double.TryParse(Environment.GetEnvironmentVariable("AEVUM_CHAOS_MINUTES"), CultureInfo.InvariantCulture, out var minutes) ? Math.Clamp(minutes, 0, 60) : 0);
}
