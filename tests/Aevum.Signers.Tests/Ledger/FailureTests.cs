using Aevum.Signers.Tests.Services;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Ledger;

/// <summary>
/// Every way a signing service fails, for every service that can fail in it: the affected calls are refused as <c>signer_unavailable</c>, nothing unsigned is stored,
/// the health check reports it, and the engine recovers by itself when the service does.
/// </summary>
public sealed class FailureTests
{
    private const int Calls = 8;

    /// <summary>The rows of the issue; what a service cannot suffer is missing. A token has no throttle, no seal and no session that expires.</summary>
    private static readonly Dictionary<string, string[]> Promised = new(StringComparer.Ordinal)
    {
        ["vault-transit"] = ["service down", "sealed", "throttled", "slow", "token expired", "key deleted"],
        ["aws-kms"] = ["service down", "service unavailable", "throttled", "slow", "token expired", "key deleted"],
        ["pkcs11"] = ["token pulled", "key deleted"],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static TheoryData<string> Services => [.. FaultyService.Names];

    [Theory]
    [MemberData(nameof(Services))]
    public async Task Every_promised_failure_of_a_service_can_be_brought_about(string name)
    {
        await using var service = await FaultyService.StartAsync(name);

        Assert.Subset(service.Faults.Select(fault => fault.Name).ToHashSet(StringComparer.Ordinal), Promised[name].ToHashSet(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public async Task While_a_service_fails_calls_are_refused_and_nothing_is_stored_and_the_engine_recovers(string name)
    {
        await using var service = await FaultyService.StartAsync(name);
        await using var ledger = await LedgerUnderTest.StartAsync(service.Signer);

        foreach (var fault in service.Faults)
        {
            var before = (await ledger.EventsAsync()).Count;
            await ledger.Engine.CheckSignerAsync(Ct);
            await fault.BreakAsync();
            try
            {
                await AssertEnduredAsync(ledger, service, fault, before);
            }
            finally
            {
                await fault.MendAsync();
            }

            (await ledger.IngestAsync(before, Ct)).EnsureOk();
            await ledger.Engine.CheckSignerAsync(Ct);
            Assert.True(ledger.Engine.Health.IsHealthy, fault.Name);
        }

        var verification = await ledger.VerifyExportAsync(service.Signer.PublicKey);
        Assert.True(verification.IsVerified, verification.Reason);
    }

    private static async Task AssertEnduredAsync(LedgerUnderTest ledger, FaultyService service, ServiceFault fault, int before)
    {
        var envelopes = await Task.WhenAll(Enumerable.Range(0, Calls).Select(call => ledger.IngestAsync(call, Ct).AsTask()));

        var after = (await ledger.EventsAsync()).Count;
        if (!fault.Refuses)
        {
            Assert.All(envelopes, envelope => envelope.EnsureOk());
            Assert.Equal(before + Calls, after);
            return;
        }

        Assert.All(envelopes, envelope => Assert.Equal(ErrorCodes.SignerUnavailable, envelope.ErrorCode));
        Assert.Equal(before, after);
        Assert.False(ledger.Engine.Health.IsHealthy, fault.Name);
        if (fault.ShowsInHealthCheck)
        {
            var reported = await Assert.ThrowsAsync<SignerUnavailableException>(async () => await ledger.Engine.CheckSignerAsync(Ct));
            Assert.All(service.Secrets, secret => Assert.DoesNotContain(secret, reported.ToString(), StringComparison.Ordinal));
        }
    }
}
